package dev.meshward.export.figures;

import dev.meshward.adoption.Bound;
import dev.meshward.saved.SavedNamespace;
import dev.meshward.saved.SavedPlan;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What one compares plans by.
 *
 * @param name as whoever asks calls the plan
 * @param mesh with its version
 * @param verdict the worst of all stages: {@code safe}, {@code conditional} or {@code unsafe}
 * @param ends the last day; empty where a stage has no dates
 * @param exceptions places where plaintext stays accepted
 * @param unknowns workloads whose outgoing calls nobody can know
 * @param cores CPU that proxies and control plane ask for; empty where the charts do not say
 * @param gib memory, as {@code cores}
 * @param plaintextWeeks see {@link PlaintextWeeks}; empty where a stage has no dates
 * @param exposure the same in stages, which every plan has
 * @param bound what no plan can beat; empty where nobody worked it out
 */
public record PlanFigures(
        String name,
        String mesh,
        String verdict,
        int stages,
        Optional<LocalDate> ends,
        int restartedPods,
        int restartedWorkloads,
        int exceptions,
        int postponed,
        int unknowns,
        Optional<Double> cores,
        Optional<Double> gib,
        Optional<Double> plaintextWeeks,
        double exposure,
        Optional<Bound> bound) {

    private static final List<String> BEST_FIRST = List.of("safe", "conditional", "unsafe");

    public static PlanFigures of(String name, SavedPlan plan) {
        var asked = AskedFor.in(plan);
        int proxies =
                plan.namespaces().stream().mapToInt(SavedNamespace::joiningPods).sum();
        return new PlanFigures(
                name,
                plan.target().name().title() + " " + plan.target().meshVersion(),
                verdict(plan),
                plan.stages().size(),
                PlaintextWeeks.ends(plan),
                plan.stages().stream().mapToInt(stage -> stage.restartedPods()).sum(),
                plan.stages().stream()
                        .mapToInt(stage -> stage.restartedWorkloads())
                        .sum(),
                plan.exceptions().size(),
                plan.postponed().size(),
                plan.unknown().size(),
                asked.cores(proxies),
                asked.gib(proxies),
                PlaintextWeeks.of(plan),
                plan.objective().exposure(),
                plan.objective().bound());
    }

    private static String verdict(SavedPlan plan) {
        int worst = plan.stages().stream()
                .mapToInt(
                        stage -> Math.max(0, BEST_FIRST.indexOf(stage.verdict().word())))
                .max()
                .orElse(0);
        return BEST_FIRST.get(worst);
    }
}

package dev.meshward.cli;

import dev.meshward.adoption.AdoptionPlan;
import dev.meshward.adoption.Stage;
import dev.meshward.saved.PlanResult;
import java.util.List;
import java.util.Optional;

/** Says why a namespace is staged as it is. */
final class WhyStaged {

    private static final int WIDTH = 100;

    private final Terminal terminal;
    private final PlanResult result;
    private final AdoptionPlan plan;

    WhyStaged(Terminal terminal, PlanResult result) {
        this.terminal = terminal;
        this.result = result;
        this.plan = result.plan();
    }

    /** @throws Refused when the cluster has no such namespace */
    void print(String namespace) {
        if (result.snapshot().namespace(namespace).isEmpty()) {
            throw Refused.wrongUsage("there is no namespace " + namespace + " in this cluster.");
        }
        neverStaged(namespace).ifPresent(because -> say(namespace + " is never staged: " + because));
        plan.stages().stream()
                .filter(stage -> stage.namespaces().contains(namespace))
                .forEach(stage -> print(stage, namespace));
        plan.postponed().stream()
                .filter(postponed -> postponed.workload().namespace().equals(namespace))
                .forEach(postponed -> item(postponed.workload() + " is postponed: " + postponed.because()));
        plan.exceptions().stream()
                .filter(exception -> exception.workload().namespace().equals(namespace))
                .forEach(
                        exception -> item(exception.workload() + " keeps accepting plaintext: " + exception.because()));
        plan.leftOpen().stream()
                .filter(open -> open.workload().namespace().equals(namespace))
                .forEach(open -> item(open.workload() + " gets no enforced policy: " + open.because()));
    }

    private Optional<String> neverStaged(String namespace) {
        return Optional.ofNullable(plan.neverStaged().get(namespace));
    }

    private void print(Stage stage, String namespace) {
        say(terminal.bold("Stage " + stage.number() + ", " + stage.title()));
        here(stage, namespace).ifPresent(this::item);
        stage.because().forEach(this::item);
        stage.warnings().forEach(warning -> item("Mind: " + warning));
        say("");
    }

    /** Those that climb here, where the stage is about workloads at all. */
    private static Optional<String> here(Stage stage, String namespace) {
        List<String> names = stage.workloads().stream()
                .filter(workload -> workload.namespace().equals(namespace))
                .map(Object::toString)
                .toList();
        return names.isEmpty() ? Optional.empty() : Optional.of("Here: " + String.join(", ", names));
    }

    private void item(String text) {
        var lines = Wrapped.lines(text, WIDTH - 4);
        say("  - " + lines.getFirst());
        lines.stream().skip(1).forEach(line -> say("    " + line));
    }

    private void say(String line) {
        terminal.out().println(line);
    }
}

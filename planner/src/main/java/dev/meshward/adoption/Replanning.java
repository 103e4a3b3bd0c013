package dev.meshward.adoption;

import dev.meshward.cluster.WorkloadId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Makes a plan again and changes as little as possible: stages stay together and in their order, those who are no longer
 * to climb leave them, and those who are new join a stage that has room. Where the rules no longer allow that, the plan is
 * made anew, and only ids are kept.
 */
public final class Replanning {

    private final LadderPlanner planner;
    private final PlanQuestion question;
    private final Precedent precedent;

    private Replanning(LadderPlanner planner, PlanQuestion question, Precedent precedent) {
        this.planner = planner;
        this.question = question;
        this.precedent = precedent;
    }

    public static StagePlanner.Answer arrange(PlanQuestion question, Precedent precedent) {
        return arrange(new LadderPlanner(), question, precedent);
    }

    /** As above, by a planner with an engine of the user's choice. */
    public static StagePlanner.Answer arrange(LadderPlanner planner, PlanQuestion question, Precedent precedent) {
        return new Replanning(planner, question, precedent).answer();
    }

    private StagePlanner.Answer answer() {
        return switch (planner.arrange(question)) {
            case StagePlanner.Answer.Contradiction contradiction -> contradiction;
            case StagePlanner.Answer.Planned(var fresh) -> new StagePlanner.Answer.Planned(withIds(kept(fresh)));
        };
    }

    /** The earlier arrangement with what has changed since, as far as the rules allow it: of all rungs, or of joins. */
    private AdoptionPlan kept(AdoptionPlan fresh) {
        var arrangement = Arrangement.of(fresh.stages());
        var earlier = Arrangement.of(precedent.stages());
        var ascent = planner.ascent(question);
        var joins = fitted(StageKind.JOIN, earlier, arrangement, ascent);
        var all = earlier;
        for (var rung : Arrangement.RUNGS) {
            all = all.with(rung, fitted(rung, earlier.on(rung), arrangement.on(rung), ascent));
        }
        return allowed(all).or(() -> allowed(joins)).orElse(fresh);
    }

    private Optional<AdoptionPlan> allowed(Arrangement arrangement) {
        return planner.arranged(question, arrangement) instanceof StagePlanner.Answer.Planned(var kept)
                        && PlanRules.violations(question, kept, precedent.moves())
                                .isEmpty()
                ? Optional.of(kept)
                : Optional.empty();
    }

    private Arrangement fitted(StageKind rung, Arrangement earlier, Arrangement now, Ascent ascent) {
        return now.with(rung, fitted(rung, earlier.on(rung), now.on(rung), ascent));
    }

    private List<List<WorkloadId>> fitted(
            StageKind rung, List<List<WorkloadId>> earlier, List<List<WorkloadId>> fresh, Ascent ascent) {
        var climbing = new TreeSet<WorkloadId>();
        fresh.forEach(climbing::addAll);
        var groups = new ArrayList<List<WorkloadId>>();
        for (var group : earlier) {
            var left = group.stream().filter(climbing::contains).toList();
            if (!left.isEmpty()) {
                groups.add(left);
                left.forEach(climbing::remove);
            }
        }
        return new Newcomers(ascent, rung, groups, closed(rung)).placed(climbing);
    }

    private Set<WorkloadId> closed(StageKind rung) {
        var closed = new HashSet<WorkloadId>();
        precedent.stages().stream()
                .filter(stage -> stage.kind() == rung && precedent.settled().contains(stage.id()))
                .forEach(stage -> closed.addAll(stage.workloads()));
        return closed;
    }

    /** Approved and begun stages keep their id even where some of their workloads are done; ids that are gone stay so. */
    private AdoptionPlan withIds(AdoptionPlan plan) {
        var ids = new HashMap<String, String>();
        var before = new HashSet<String>();
        precedent.stages().forEach(stage -> before.add(stage.id()));
        for (var stage : plan.stages()) {
            var settled = settledAs(stage, ids);
            var same = sameAs(stage);
            if (!settled.isEmpty()) {
                ids.put(stage.id(), settled);
            } else if (!same.isEmpty()) {
                ids.put(stage.id(), same);
            } else if (precedent.retired().contains(stage.id()) && !before.contains(stage.id())) {
                ids.put(stage.id(), free(stage.id(), plan));
            }
        }
        return ids.isEmpty() ? plan : plan.renamed(ids);
    }

    private String settledAs(Stage stage, Map<String, String> taken) {
        return precedent.stages().stream()
                .filter(earlier -> precedent.settled().contains(earlier.id()))
                .filter(earlier ->
                        earlier.kind() == stage.kind() && !earlier.id().equals(stage.id()))
                .filter(earlier ->
                        !stage.workloads().isEmpty() && earlier.workloads().containsAll(stage.workloads()))
                .map(Stage::id)
                .filter(id -> !taken.containsValue(id))
                .findFirst()
                .orElse("");
    }

    /** A stage that was given an id keeps it though a person moved workloads since; the name it would get now is another. */
    private String sameAs(Stage stage) {
        return precedent.stages().stream()
                .filter(earlier -> earlier.kind() == stage.kind()
                        && !earlier.id().equals(stage.id())
                        && earlier.workloads().equals(stage.workloads())
                        && earlier.wholeNamespaces().equals(stage.wholeNamespaces()))
                .map(Stage::id)
                .findFirst()
                .orElse("");
    }

    private String free(String id, AdoptionPlan plan) {
        int number = 2;
        while (precedent.retired().contains(id + "-" + number) || isTaken(id + "-" + number, plan)) {
            number++;
        }
        return id + "-" + number;
    }

    private static boolean isTaken(String id, AdoptionPlan plan) {
        return plan.stages().stream().anyMatch(stage -> stage.id().equals(id));
    }
}

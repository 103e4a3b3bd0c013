package dev.meshward.adoption;

import dev.meshward.cluster.WorkloadId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Makes single stages of a plan anew, with what was found out about the cluster once. */
final class StageMaking {

    private final Ascent ascent;
    private final NamespaceCycles cycles;
    private final StrictStages strict;
    private final AuthorizeStages authorize;
    private final Map<StageKind, List<WorkloadId>> climbing = new EnumMap<>(StageKind.class);

    private StageMaking(Ascent ascent) {
        this.ascent = ascent;
        this.cycles = new NamespaceCycles(ascent.question().graph());
        this.strict = new StrictStages(ascent, Map.of());
        this.authorize = new AuthorizeStages(ascent, Map.of());
        climbing.put(StageKind.JOIN, List.copyOf(ascent.standings().joining()));
        climbing.put(StageKind.STRICT, strict.climbing());
        climbing.put(StageKind.AUTHORIZE, authorize.climbing());
    }

    static StageMaking of(PlanQuestion question, AdoptionPlan plan) {
        return new StageMaking(new LadderPlanner().ascent(question, plan.postponed()));
    }

    /** The stages in this order; those that are as they were stay as they were. */
    List<Stage> stages(List<Slot> slots) {
        var whole = new EnumMap<StageKind, WholeNamespaces>(StageKind.class);
        climbing.forEach((rung, all) -> whole.put(rung, WholeNamespaces.of(rung, all, ascent)));
        var left = slots.stream().filter(slot -> !slot.isGone()).toList();
        var taken = left.stream().map(Slot::id).collect(Collectors.toSet());
        var joinStage = joinStages(left);
        var stages = new ArrayList<Stage>();
        for (var slot : left) {
            var changing = Optional.ofNullable(whole.get(slot.kind()))
                    .map(namespaces -> namespaces.completedBy(slot.workloads()))
                    .orElse(List.of());
            var stage = stage(slot, changing, stages, joinStage);
            stages.add(slot.id().isEmpty() ? stage.withId(free(stage.id(), taken)) : stage);
        }
        return stages;
    }

    /** A stage that others were moved into keeps the id that a new one with its former workloads would get. */
    private static String free(String id, Set<String> taken) {
        int number = 2;
        var free = id;
        while (taken.contains(free)) {
            free = id + "-" + number;
            number++;
        }
        return free;
    }

    private static Map<WorkloadId, Integer> joinStages(List<Slot> slots) {
        var stages = new HashMap<WorkloadId, Integer>();
        for (int i = 0; i < slots.size(); i++) {
            int number = i;
            if (slots.get(i).kind() == StageKind.JOIN) {
                slots.get(i).workloads().forEach(workload -> stages.put(workload, number));
            }
        }
        return stages;
    }

    private Stage stage(Slot slot, List<String> whole, List<Stage> before, Map<WorkloadId, Integer> joinStage) {
        int number = before.size();
        boolean isRung = Arrangement.RUNGS.contains(slot.kind());
        var same = slot.before()
                .filter(stage -> !isRung
                        || (stage.workloads().equals(slot.workloads())
                                && stage.wholeNamespaces().equals(whole)));
        if (same.isPresent()) {
            return same.get().number() == number ? same.get() : same.get().withNumber(number);
        }
        var made = made(slot, whole, before, joinStage);
        return slot.id().isEmpty() ? made : made.withId(slot.id());
    }

    private Stage made(Slot slot, List<String> whole, List<Stage> before, Map<WorkloadId, Integer> joinStage) {
        boolean isFirst = before.stream().noneMatch(stage -> stage.kind() == slot.kind());
        return switch (slot.kind()) {
            case JOIN -> JoinStages.stage(ascent, cycles, slot.workloads(), whole, before.size(), isFirst);
            case STRICT -> tightened(slot, whole, before.size(), strict.joined(joinStage), joinStage);
            case AUTHORIZE -> tightened(slot, whole, before.size(), authorize, joinStage);
            case PREREQUISITES, PLATFORM, OBSERVABILITY, WAYPOINT, HARDEN ->
                throw new IllegalStateException(
                        "Nobody climbs in a stage of kind " + slot.kind() + ". Maybe it was taken for a rung?");
        };
    }

    private Stage tightened(
            Slot slot,
            List<String> whole,
            int number,
            TighteningStages.Content content,
            Map<WorkloadId, Integer> joinStage) {
        var wave = Tightening.of(ascent, joinStage).wave(slot.workloads());
        return new TighteningStages(ascent, slot.kind(), List.of()).stage(wave, whole, number, content);
    }

    Outlook outlook(PlanQuestion question, AdoptionPlan plan) {
        return new Outlook(question, plan, ascent);
    }

    /** The plan with these stages, made whole; a stage that is there keeps its id. */
    AdoptionPlan finished(AdoptionPlan plan) {
        var whole = new LadderPlanner().rearranged(ascent, Arrangement.of(plan.stages()));
        var ids = new HashMap<String, String>();
        for (int i = 0; i < plan.stages().size(); i++) {
            ids.put(whole.stages().get(i).id(), plan.stages().get(i).id());
        }
        return whole.renamed(ids);
    }
}

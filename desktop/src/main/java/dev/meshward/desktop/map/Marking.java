package dev.meshward.desktop.map;

import dev.meshward.adoption.AdoptionPlan;
import dev.meshward.adoption.Criticality;
import dev.meshward.adoption.Stage;
import dev.meshward.adoption.StageKind;
import dev.meshward.cluster.WorkloadId;
import dev.meshward.desktop.look.MeshState;
import dev.meshward.desktop.session.MapKept.Colouring;
import dev.meshward.desktop.words.Words;
import dev.meshward.readiness.report.ReadinessReport;
import dev.meshward.readiness.report.Verdict;
import dev.meshward.readiness.report.WorkloadReadiness;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Gives every box its mark, for one meaning of the colours. A closed namespace has the mark of the one that matters most. */
final class Marking {

    private static final MeshState[] RAMP = {MeshState.OUTSIDE, MeshState.JOINED, MeshState.STRICT, MeshState.AUTHORIZED
    };

    private final Colouring colouring;
    private final Ladder ladder;
    private final Optional<AdoptionPlan> plan;
    private final Map<WorkloadId, Stage> joinByWorkload = new HashMap<>();
    private final Map<WorkloadId, Verdict> verdicts = new HashMap<>();

    Marking(Colouring colouring, Ladder ladder, Optional<AdoptionPlan> plan, Optional<ReadinessReport> readiness) {
        this.colouring = colouring;
        this.ladder = ladder;
        this.plan = plan;
        plan.ifPresent(each -> each.stages().stream()
                .filter(stage -> stage.kind() == StageKind.JOIN)
                .forEach(stage -> stage.workloads().forEach(workload -> joinByWorkload.put(workload, stage))));
        readiness.ifPresent(report -> report.namespaces().stream()
                .flatMap(score -> score.workloads().stream())
                .forEach(this::note));
    }

    private void note(WorkloadReadiness workload) {
        verdicts.put(workload.workload(), workload.verdict());
    }

    Mark of(MapNode node) {
        if (node.kind() == MapNode.Kind.UNSEEN) {
            return new Mark(MeshState.UNKNOWN, Words.say("map.mark-unseen"), MeshState.UNKNOWN.letter());
        }
        if (node.workloads().isEmpty()) {
            return new Mark(MeshState.OUTSIDE, Words.say("map.mark-outside"), "");
        }
        return switch (colouring) {
            case STATE -> state(ladder.of(node.workloads()));
            case STAGE -> stage(node.workloads());
            case CRITICALITY -> criticality(node.workloads());
            case READINESS -> readiness(node.workloads());
        };
    }

    static Mark state(MeshState state) {
        return new Mark(state, Words.of("state", state), state.letter());
    }

    private Mark stage(List<WorkloadId> workloads) {
        var first = workloads.stream()
                .flatMap(workload -> Optional.ofNullable(joinByWorkload.get(workload)).stream())
                .min(Comparator.comparingInt(Stage::number));
        int last = Math.max(1, plan.map(each -> each.stages().size()).orElse(1));
        return first.map(stage -> new Mark(
                        RAMP[Math.min(RAMP.length - 1, 1 + stage.number() * (RAMP.length - 1) / last)],
                        Words.say("map.stage", stage.number(), stage.title()),
                        Integer.toString(stage.number())))
                .orElseGet(() -> new Mark(MeshState.OUTSIDE, Words.say("map.no-stage"), "–"));
    }

    private Mark criticality(List<WorkloadId> workloads) {
        var most = workloads.stream()
                .flatMap(workload -> plan.map(each -> each.criticality().get(workload)).stream())
                .max(Comparator.naturalOrder())
                .orElse(Criticality.NORMAL);
        return new Mark(
                switch (most) {
                    case LOW -> MeshState.OUTSIDE;
                    case NORMAL -> MeshState.JOINED;
                    case HIGH -> MeshState.STRICT;
                    case CRITICAL -> MeshState.AUTHORIZED;
                },
                Words.of("criticality", most),
                most.name().substring(0, 1));
    }

    private Mark readiness(List<WorkloadId> workloads) {
        var worst = workloads.stream()
                .flatMap(workload -> Optional.ofNullable(verdicts.get(workload)).stream())
                .max(Comparator.naturalOrder());
        return worst.map(verdict -> switch (verdict) {
                    case READY -> new Mark(MeshState.STRICT, Words.of("ready", verdict), "✓");
                    case AFTER_FIXES -> new Mark(MeshState.UNKNOWN, Words.of("ready", verdict), "!");
                    case CANNOT_JOIN -> new Mark(MeshState.REFUSED, Words.of("ready", verdict), "×");
                })
                .orElseGet(() -> new Mark(MeshState.OUTSIDE, Words.say("map.never-joins"), "–"));
    }
}

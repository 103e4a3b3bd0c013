package dev.meshward.adoption;

import dev.meshward.adoption.Reason.Side;
import dev.meshward.cluster.WorkloadId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What keeps workloads out of the earlier stages of their rung: rules first, and where no rule does, the search. */
record EarlierStages(Outlook outlook, StageMoves moves) {

    private static final String SEARCH = "the search";

    /** How many stages of the same grade are looked at one by one, the nearest first. */
    private static final int NEAREST = 12;

    List<Reason> against(List<WorkloadId> group, Stage stage) {
        var earlier = outlook.stages(stage.kind()).stream()
                .filter(other -> other.number() < stage.number())
                .toList();
        var less = earlier.stream()
                .filter(other -> other.criticality() != stage.criticality())
                .toList();
        var peers = earlier.stream()
                .filter(other -> other.criticality() == stage.criticality())
                .toList();
        return Stream.concat(
                        lessCritical(less, group, stage).stream(),
                        ofPeers(peers.subList(Math.max(0, peers.size() - NEAREST), peers.size()), group, stage)
                                .stream())
                .toList();
    }

    private List<Reason> lessCritical(List<Stage> less, List<WorkloadId> group, Stage stage) {
        return less.isEmpty()
                ? List.of()
                : List.of(new Reason(
                        Side.NOT_EARLIER,
                        StageMoves.LESS_CRITICAL_FIRST,
                        group,
                        Outlook.named(less) + (less.size() == 1 ? " is" : " are") + " for the less critical; "
                                + moves.whyGraded(group, stage) + ".",
                        List.of()));
    }

    /** Stages without room are named together, and so are those without objection. */
    private List<Reason> ofPeers(List<Stage> peers, List<WorkloadId> group, Stage stage) {
        var reasons = new ArrayList<Reason>();
        var full = new ArrayList<Stage>();
        var free = new ArrayList<Stage>();
        for (var peer : peers) {
            var against = moves.against(group, stage, peer);
            if (against.isEmpty()) {
                free.add(peer);
            } else if (against.stream().allMatch(reason -> reason.rule().equals(StageMoves.LIMITS))) {
                full.add(peer);
                reasons.addAll(full.size() == 1 ? against : List.of());
            } else {
                reasons.addAll(against);
            }
        }
        if (full.size() > 1) {
            reasons.add(new Reason(
                    Side.NOT_EARLIER,
                    StageMoves.LIMITS,
                    group,
                    Outlook.named(full.subList(1, full.size())) + " would be too large with them, too.",
                    List.of()));
        }
        if (!free.isEmpty()) {
            reasons.add(new Reason(Side.NOT_EARLIER, SEARCH, group, preferred(free, stage), List.of()));
        }
        return reasons;
    }

    private static String preferred(List<Stage> free, Stage stage) {
        return "No rule keeps them from " + Outlook.named(free).replaceFirst("^S", "s")
                + (stage.kind() == StageKind.JOIN
                        ? ": these were filled first with what makes more calls mutually authenticated."
                        : ": those that share callers, or a namespace, are kept together.");
    }
}

package dev.meshward.status;

import dev.meshward.adoption.StageKind;
import dev.meshward.cluster.ScanGap;
import dev.meshward.cluster.Workload;
import dev.meshward.cluster.WorkloadId;
import dev.meshward.readiness.Finding;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What appeared since the plan was made, or is not seen any more, and concerns a stage without being a call. */
final class Newcomers {

    private static final Set<StageKind> TIGHTENING = Set.of(StageKind.STRICT, StageKind.AUTHORIZE);

    private final Held planned;
    private final Held now;
    private final PlannedStage stage;
    private final List<Reason> reasons = new ArrayList<>();

    private Newcomers(Held planned, Held now, PlannedStage stage) {
        this.planned = planned;
        this.now = now;
        this.stage = stage;
    }

    static List<Reason> reasons(Held planned, Held now, PlannedStage stage) {
        var newcomers = new Newcomers(planned, now, stage);
        newcomers.findings();
        newcomers.workloads();
        newcomers.unseen();
        return newcomers.reasons;
    }

    private void findings() {
        if (stage.stage().kind() != StageKind.JOIN) {
            return;
        }
        var known = planned.findings().stream().map(Newcomers::key).collect(Collectors.toSet());
        now.findings().stream()
                .filter(finding -> finding.blocks() != Finding.Blocks.NOTHING)
                .filter(finding ->
                        finding.workloads().stream().anyMatch(stage.stage().workloads()::contains))
                .filter(finding -> !known.contains(key(finding)))
                .forEach(finding -> reasons.add(Reason.noGo(
                        Reason.About.FINDING,
                        finding.diagnosis().code().id() + " since the plan was made, at "
                                + finding.diagnosis().subject() + ": "
                                + finding.diagnosis().what())));
    }

    private static String key(Finding finding) {
        return finding.diagnosis().code().id() + " " + finding.diagnosis().subject() + " " + finding.workloads();
    }

    private void workloads() {
        var there = ids(now);
        var before = ids(planned);
        stage.stage().workloads().stream()
                .filter(id -> before.contains(id) && !there.contains(id))
                .forEach(id -> reasons.add(Reason.note(Reason.About.ORDER, id + " is not there any more")));
        there.stream()
                .filter(id -> stage.stage().wholeNamespaces().contains(id.namespace()) && !before.contains(id))
                .sorted()
                .forEach(id -> reasons.add(Reason.note(
                        Reason.About.ORDER,
                        id + " is new, and the stage concerns its whole namespace; it was judged with it")));
    }

    private static Set<WorkloadId> ids(Held held) {
        return held.snapshot().workloads().stream().map(Workload::id).collect(Collectors.toCollection(HashSet::new));
    }

    /** Gaps that were there when the plan was made have gates that look behind them. */
    private void unseen() {
        var known = planned.snapshot().gaps().stream().map(Newcomers::key).collect(Collectors.toSet());
        now.snapshot().gaps().stream()
                .filter(gap -> gap.matters() && !known.contains(key(gap)))
                .filter(this::mayConcern)
                .forEach(gap -> reasons.add(
                        Reason.notKnown(Reason.About.UNSEEN, gap.where() + " cannot be told: " + gap.because())));
    }

    /** The same gap though the source lies elsewhere now. */
    private static String key(ScanGap gap) {
        return gap instanceof ScanGap.NotSeen unseen
                ? unseen.resource() + " " + unseen.namespace()
                : gap.place().file().replaceFirst(".*[/\\\\!]", "") + " "
                        + gap.place().path() + " " + gap.because();
    }

    /** A caller hides anywhere, and matters to whoever tightens; what is in another namespace matters to nobody else. */
    private boolean mayConcern(ScanGap gap) {
        if (!(gap instanceof ScanGap.NotSeen unseen) || unseen.namespace().isEmpty()) {
            return true;
        }
        boolean isHere = stage.stage().namespaces().contains(unseen.namespace());
        return isHere
                || (unseen.hidden() == ScanGap.Hidden.CALLERS
                        && TIGHTENING.contains(stage.stage().kind()));
    }
}

package dev.meshward.bundles;

import dev.meshward.adoption.Stage;
import dev.meshward.cluster.Workload;
import dev.meshward.mesh.Rung;
import java.util.List;

/**
 * Makes the bundle of a draft: the way back, what to verify and to watch. Nothing of it is seen by other stages, so that
 * stages can be finished at the same time.
 */
record Finishing(Speaker speaker, Stage stage, List<Workload> workloads, StageDraft draft, List<SideFile> monitoring) {

    /**
     * Adds the alerts to a draft that is otherwise complete. They name the way back, so they are written when it is known;
     * creating them is the first step all the same.
     */
    static Finishing of(Speaker speaker, Stage stage, List<Workload> workloads, StageDraft draft) {
        var alerts = new Alerts(speaker);
        var undoCommand = Alerts.undoCommand(stage, draft);
        var present = draft.before();
        alerts.objects(stage, present, undoCommand)
                .forEach(rule ->
                        draft.createFirst(rule, "somebody is told when this stage goes wrong, and how to undo it"));
        return new Finishing(speaker, stage, workloads, draft, alerts.files(stage, present, undoCommand));
    }

    StageBundle bundle() {
        var undoing = new Undoing(draft);
        var undo = undoing.undo(signs());
        var touched = undoing.touched();
        var verifications = new Verifications(speaker);
        return new StageBundle(
                stage,
                draft.steps().stream().map(StageDraft.Placed::step).toList(),
                List.copyOf(draft.created()),
                draft.patches(),
                List.copyOf(draft.helm()),
                List.copyOf(draft.restarts()),
                touched,
                verifications.of(stage, workloads, draft, touched),
                verifications.watch(stage, workloads),
                speaker.dialect().troubleshooting(speaker.target(), stage.namespaces(), workloads),
                undo,
                monitoring);
    }

    private List<String> signs() {
        return switch (stage.kind()) {
            case JOIN -> speaker.dialect().undoSigns(Rung.JOINED, stage.namespaces());
            case STRICT -> speaker.dialect().undoSigns(Rung.STRICT, stage.namespaces());
            case AUTHORIZE -> speaker.dialect().undoSigns(Rung.AUTHORIZED, stage.namespaces());
            case PREREQUISITES ->
                stage.namespaces().isEmpty()
                        ? List.of()
                        : List.of("something of " + String.join(", ", stage.namespaces())
                                + " works worse than before this stage");
            case PLATFORM ->
                List.of(
                        "pods that have nothing to do with the mesh are refused or do not start",
                        "the API server answers slower than before");
            case OBSERVABILITY -> List.of("the monitoring system cannot carry the new series or logs");
            case WAYPOINT, HARDEN -> List.of("calls fail that worked before this stage");
        };
    }
}

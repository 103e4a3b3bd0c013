package dev.meshward.export.status;

import dev.meshward.status.PlanStatus;
import dev.meshward.status.StageStatus;
import java.util.List;

/** Where a plan stands, for a terminal: a line a stage, and below it what is not as it should be. */
public final class StatusText {

    private final StringBuilder text = new StringBuilder();

    private StatusText() {}

    public static String of(PlanStatus status) {
        var printing = new StatusText();
        status.stages().forEach(printing::stage);
        printing.list("new namespace, unknown to the plan: ", status.newNamespaces());
        printing.list("new workload, unknown to the plan: ", status.newWorkloads());
        printing.list("gone, and in the plan: ", status.goneWorkloads());
        printing.total(status);
        return printing.text.toString();
    }

    private void stage(StageStatus stage) {
        var reported = stage.planned().reported();
        line("%-10s %s (%s)%s"
                .formatted(
                        stage.state().word(),
                        stage.planned().folder(),
                        stage.planned().id(),
                        reported.isEmpty() ? "" : ", reported " + reported));
        stage.drift().forEach(sentence -> line("    drifted: " + sentence));
        if (!stage.withoutProxy().isEmpty()) {
            stage.withProxy().forEach(workload -> line("    has the proxy: " + workload));
            stage.withoutProxy().forEach(workload -> line("    no proxy: " + workload));
        }
    }

    private void list(String prefix, List<?> all) {
        all.forEach(each -> line(prefix + each));
    }

    private void total(PlanStatus status) {
        line("");
        line(status.stagesThatAre(StageStatus.State.DONE) + " of "
                + status.stages().size() + " stages done, "
                + status.stagesThatAre(StageStatus.State.PARTLY) + " partly, "
                + status.stagesThatAre(StageStatus.State.DRIFTED) + " drifted, "
                + status.stagesThatAre(StageStatus.State.NOT_BEGUN) + " not begun, "
                + status.stagesThatAre(StageStatus.State.NOT_TOLD) + " not told, on " + status.cluster()
                + status.seenAt().map(at -> " as of " + at).orElse("") + ".");
    }

    private void line(String line) {
        text.append(line).append('\n');
    }
}

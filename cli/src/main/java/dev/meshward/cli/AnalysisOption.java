package dev.meshward.cli;

import dev.meshward.export.FolderWriter;
import dev.meshward.export.analysis.Analysis;
import dev.meshward.saved.SavedPlan;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** The gates and undo triggers as templates of controllers that ask them by themselves. */
final class AnalysisOption {

    @Option(
            names = "--analysis",
            paramLabel = "CONTROLLER",
            split = ",",
            description = "Beside stages/, the gates and undo triggers as templates in analysis/, for those who have:"
                    + " ${COMPLETION-CANDIDATES}. No step of the plan applies them.")
    private List<Analysis> controllers = new ArrayList<>();

    /** Writes them into a plan's folder; earlier ones for the same controller are replaced whole. */
    void write(Path directory, SavedPlan plan) {
        for (var controller : controllers) {
            try {
                FolderWriter.replace(directory, controller.folder(), controller.files(plan));
            } catch (IOException e) {
                throw Refused.wrongUsage(
                        directory.resolve(controller.folder()) + " cannot be written: " + e.getMessage());
            }
        }
    }

    /** The folders that were written, below that of the plan. */
    List<String> written() {
        return controllers.stream().map(Analysis::folder).toList();
    }
}

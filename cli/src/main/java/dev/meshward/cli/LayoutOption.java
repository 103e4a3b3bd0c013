package dev.meshward.cli;

import dev.meshward.export.FolderWriter;
import dev.meshward.export.gitops.Layout;
import dev.meshward.saved.SavedPlan;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.SortedMap;
import picocli.CommandLine.Option;

/** The form for a repository, beside the plain one. */
final class LayoutOption {

    @Option(
            names = "--layout",
            paramLabel = "LAYOUT",
            defaultValue = "plain",
            description = "Beside stages/, a form for a repository in gitops/: ${COMPLETION-CANDIDATES}."
                    + " Default: ${DEFAULT-VALUE}, which is stages/ alone.")
    private Layout layout = Layout.PLAIN;

    /** Bytes by path below the plan directory. */
    SortedMap<String, byte[]> files(SavedPlan plan) {
        try {
            return layout.files(plan);
        } catch (IllegalArgumentException edited) {
            throw Refused.unreadableSource("a file of a stage holds no object any more: " + edited.getMessage());
        }
    }

    /** Writes the layout into a plan's folder; an earlier one of the same kind is replaced whole. */
    void write(Path directory, SavedPlan plan) {
        var files = files(plan);
        if (files.isEmpty()) {
            return;
        }
        try {
            FolderWriter.replace(directory, folder(), files);
        } catch (IOException e) {
            throw Refused.wrongUsage(directory.resolve(folder()) + " cannot be written: " + e.getMessage());
        }
    }

    /** The folder that was written; none for the plain layout. */
    Optional<String> written() {
        return layout == Layout.PLAIN ? Optional.empty() : Optional.of(folder());
    }

    private String folder() {
        return Layout.FOLDER + layout.word() + "/";
    }
}

package dev.meshward.cli;

import dev.meshward.export.PlanDirectoryReader;
import dev.meshward.saved.PlanDirectory;
import dev.meshward.saved.PlanReading;
import dev.meshward.saved.SavedPlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/** The folder of a plan, read back. */
final class PlanFolder {

    private PlanFolder() {}

    /** @throws Refused when there is no plan that can be read */
    static SavedPlan read(Path directory) {
        return switch (PlanReading.of(files(directory))) {
            case PlanReading.Read(var plan) -> plan;
            case PlanReading.Refused(var because) ->
                throw Refused.unreadableSource(directory + " cannot be used: " + because);
        };
    }

    /**
     * Bytes by path below the folder.
     *
     * @throws Refused when there is no folder, or it cannot be read
     */
    static SortedMap<String, byte[]> files(Path directory) {
        if (!Files.isDirectory(directory)) {
            throw Refused.unreadableSource("there is no folder " + directory + ".");
        }
        try {
            return PlanDirectoryReader.read(directory);
        } catch (IOException e) {
            throw Refused.unreadableSource(directory + " cannot be read: " + e.getMessage());
        }
    }

    /** The plan a folder holds already; none where it holds no plan, or one that cannot be read. */
    static Optional<SavedPlan> earlierIn(Path directory) {
        if (!Files.isRegularFile(directory.resolve(PlanDirectory.PLAN))) {
            return Optional.empty();
        }
        try {
            return PlanReading.of(PlanDirectoryReader.read(directory)) instanceof PlanReading.Read(var plan)
                    ? Optional.of(plan)
                    : Optional.empty();
        } catch (IOException _) {
            // Whoever writes there says what is wrong with it.
            return Optional.empty();
        }
    }

    /** The folder of a plan, where the source is one and nothing else. */
    static Optional<Path> among(List<String> sources) {
        try {
            return sources.size() == 1
                    ? Optional.of(Path.of(sources.getFirst()))
                            .filter(folder -> Files.isRegularFile(folder.resolve(PlanDirectory.PLAN)))
                    : Optional.empty();
        } catch (InvalidPathException _) {
            return Optional.empty();
        }
    }
}

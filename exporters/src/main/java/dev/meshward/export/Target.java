package dev.meshward.export;

import dev.meshward.manifest.Mapping;
import dev.meshward.saved.PlanDirectory;
import dev.meshward.saved.RunLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;

/** What is at the place where a plan directory is to be. */
sealed interface Target {

    /** Nothing, or an empty folder. */
    record Free() implements Target {}

    /** A plan of ours, with its run log. */
    record EarlierPlan(List<Mapping> runs) implements Target {}

    /** Something that is not ours to replace. */
    record NotOurs(String because) implements Target {}

    static Target look(Path directory) throws IOException {
        if (!Files.exists(directory, LinkOption.NOFOLLOW_LINKS)) {
            return new Free();
        }
        if (!Files.isDirectory(directory)) {
            return new NotOurs(directory + " is a file. Perhaps name a folder that does not exist yet.");
        }
        if (isEmpty(directory)) {
            return new Free();
        }
        return lookInside(directory);
    }

    private static boolean isEmpty(Path directory) throws IOException {
        try (var entries = Files.newDirectoryStream(directory)) {
            return !entries.iterator().hasNext();
        }
    }

    private static Target lookInside(Path directory) throws IOException {
        var plan = directory.resolve(PlanDirectory.PLAN);
        if (!Files.isRegularFile(plan)) {
            return new NotOurs("The folder " + directory
                    + " is not empty and holds no plan of ours. Perhaps name another" + " one, or empty it first.");
        }
        if (Files.exists(directory.resolve(".git"), LinkOption.NOFOLLOW_LINKS)) {
            return new NotOurs(
                    "The folder " + directory + " is a Git repository, and replacing it would take its history"
                            + " away. Perhaps name a folder inside it.");
        }
        return switch (RunLog.of(Files.readAllBytes(plan))) {
            case RunLog.Kept(var runs) -> new EarlierPlan(runs);
            case RunLog.Unreadable(var because) ->
                new NotOurs(
                        "The folder " + directory + " is not replaced, because its run log would be lost: " + because);
        };
    }
}

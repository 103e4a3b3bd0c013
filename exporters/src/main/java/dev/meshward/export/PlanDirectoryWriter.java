package dev.meshward.export;

import dev.meshward.manifest.Mapping;
import dev.meshward.saved.FileNames;
import dev.meshward.saved.PlanDirectory;
import dev.meshward.saved.RunLog;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Writes a plan directory beside its target and renames it into place, so that nobody ever sees half a plan. A target
 * that holds a plan of ours is replaced whole and keeps its run log; any other folder with something in it is refused.
 */
public final class PlanDirectoryWriter {

    private PlanDirectoryWriter() {}

    /**
     * Writes all files, or none.
     *
     * @param files bytes by path below the target, plan.json among them
     */
    public static Writing write(Path target, SortedMap<String, byte[]> files) {
        files.keySet().forEach(PlanDirectoryWriter::requireSafe);
        try {
            var directory = real(target);
            return Target.look(directory) instanceof Target.NotOurs(var because)
                    ? new Writing.Refused(because)
                    : writtenAlone(directory, files);
        } catch (IOException e) {
            return new Writing.Failed("The plan could not be written to " + target + ": " + words(e) + ".");
        }
    }

    /** Whoever adds to the run log meanwhile waits, or nothing of what he adds would be kept. */
    private static Writing writtenAlone(Path directory, SortedMap<String, byte[]> files) throws IOException {
        try (var _ = FolderLock.of(directory)) {
            return switch (Target.look(directory)) {
                case Target.NotOurs(var because) -> new Writing.Refused(because);
                case Target.Free _ -> written(directory, files, false, List.of());
                case Target.EarlierPlan(var runs) -> written(directory, files, true, runs);
            };
        }
    }

    private static void requireSafe(String path) {
        if (!FileNames.isSafe(path)) {
            throw new IllegalArgumentException("\"" + path + "\" is no file name that every system takes."
                    + " Maybe it did not go through FileNames?");
        }
    }

    /** Links are followed, so that the folder itself is replaced and not the link to it. */
    private static Path real(Path target) throws IOException {
        return Files.exists(target, LinkOption.NOFOLLOW_LINKS)
                ? target.toRealPath()
                : target.toAbsolutePath().normalize();
    }

    private static Writing written(
            Path directory, SortedMap<String, byte[]> files, boolean replaces, List<Mapping> runs) throws IOException {
        var parent = Optional.ofNullable(directory.getParent())
                .orElseThrow(() -> new FileSystemException(directory.toString(), null, "a root cannot be replaced"));
        Files.createDirectories(parent);
        var swap = new FolderSwap(directory, parent);
        try {
            swap.addAll(withRuns(files, runs));
            swap.intoPlace();
        } finally {
            swap.discard();
        }
        return new Writing.Written(directory, replaces, runs.size());
    }

    private static Map<String, byte[]> withRuns(SortedMap<String, byte[]> files, List<Mapping> runs) {
        var plan = files.get(PlanDirectory.PLAN);
        if (runs.isEmpty() || plan == null) {
            return files;
        }
        var carried = new TreeMap<>(files);
        carried.put(PlanDirectory.PLAN, RunLog.carriedInto(plan, runs));
        return carried;
    }

    /** Exceptions of the file system say little but the path; their kind says the rest. */
    private static String words(IOException e) {
        return switch (e) {
            case java.nio.file.AccessDeniedException denied -> "writing to " + denied.getFile() + " is not allowed";
            case java.nio.file.NoSuchFileException missing -> missing.getFile() + " is not there";
            case java.nio.file.FileAlreadyExistsException there -> there.getFile() + " is in the way";
            case FileSystemException other ->
                other.getReason() == null
                        ? String.valueOf(other.getMessage())
                        : other.getFile() + ": " + other.getReason();
            default -> String.valueOf(e.getMessage());
        };
    }
}

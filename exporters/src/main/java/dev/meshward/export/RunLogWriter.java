package dev.meshward.export;

import dev.meshward.manifest.Mapping;
import dev.meshward.saved.PlanDirectory;
import dev.meshward.saved.PlanReading;
import dev.meshward.saved.Recording;
import dev.meshward.saved.RunLog;
import dev.meshward.saved.Sightings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Adds to the run log of a plan directory. plan.json is written beside its place and moved there; whoever records at the same
 * time, or makes the plan anew, waits.
 */
public final class RunLogWriter {

    private RunLogWriter() {}

    /** What became of it. Nothing but the first leaves a trace on the disk. */
    public sealed interface Outcome {

        /** @param remarks what whoever reports it should know, a sentence each */
        record Written(List<String> remarks) implements Outcome {
            public Written {
                remarks = List.copyOf(remarks);
            }
        }

        /** The plan has no such stage. */
        record NoSuchStage(String because) implements Outcome {}

        /** It cannot be true after what the log says already. */
        record NotAfter(String because) implements Outcome {}

        /** There is no plan that can be read. */
        record Unreadable(String because) implements Outcome {}

        /** The disk did not let us. */
        record Failed(String because) implements Outcome {}
    }

    public static Outcome record(Path folder, Recording.Report report) {
        try {
            var directory = Files.exists(folder) ? folder.toRealPath() : folder.toAbsolutePath();
            try (var _ = FolderLock.of(directory)) {
                return recorded(directory, report);
            }
        } catch (IOException e) {
            return new Outcome.Failed("the run log of " + folder + " could not be written: " + e.getMessage() + ".");
        }
    }

    /**
     * Keeps what the cluster showed of the stages, for the documents.
     *
     * @throws IOException when the disk does not let us
     */
    public static void keep(Path folder, List<Mapping> sightings) throws IOException {
        var directory = folder.toRealPath();
        try (var _ = FolderLock.of(directory)) {
            var plan = directory.resolve(PlanDirectory.PLAN);
            FileWriter.write(plan, Sightings.in(Files.readAllBytes(plan), sightings));
        }
    }

    private static Outcome recorded(Path directory, Recording.Report report) throws IOException {
        if (!Files.isRegularFile(directory.resolve(PlanDirectory.PLAN))) {
            return new Outcome.Unreadable("there is no plan in " + directory + ".");
        }
        return switch (PlanReading.of(PlanDirectoryReader.read(directory))) {
            case PlanReading.Refused(var because) -> new Outcome.Unreadable(directory + " cannot be used: " + because);
            case PlanReading.Read(var plan) ->
                switch (Recording.of(plan, report)) {
                    case Recording.NoSuchStage(var because) -> new Outcome.NoSuchStage(because);
                    case Recording.NotAfter(var because) -> new Outcome.NotAfter(because);
                    case Recording.Entered entered -> written(directory.resolve(PlanDirectory.PLAN), entered);
                };
        };
    }

    private static Outcome written(Path plan, Recording.Entered entered) throws IOException {
        FileWriter.write(plan, RunLog.with(Files.readAllBytes(plan), entered.entry()));
        return new Outcome.Written(entered.remarks());
    }
}

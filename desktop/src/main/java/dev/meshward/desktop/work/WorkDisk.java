package dev.meshward.desktop.work;

import dev.meshward.cluster.ClusterSnapshot;
import dev.meshward.desktop.session.SessionState;
import dev.meshward.export.FileWriter;
import dev.meshward.saved.SavedSnapshot;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Reads and writes work files, and notices when somebody else wrote one meanwhile. Used on one thread. */
final class WorkDisk {

    private Optional<Text> lastText = Optional.empty();
    private Optional<Known> known = Optional.empty();

    /** A snapshot as text, since it seldom changes and is long. */
    private record Text(ClusterSnapshot snapshot, String text) {}

    /** A file as it was when we last saw it. */
    private record Known(Path path, byte[] bytes, SessionState state) {}

    /** What became of writing. */
    sealed interface Outcome {

        record Written() implements Outcome {}

        /** Somebody else had written it; nothing was written, and this is both together. */
        record Together(SessionState state) implements Outcome {}

        /** Somebody else had written it, and both changed these; nothing was written. */
        record Clash(List<String> about) implements Outcome {
            public Clash {
                about = List.copyOf(about);
            }
        }

        /** @param because a sentence */
        record Failed(String because) implements Outcome {}
    }

    WorkFile.Reading read(Path path) {
        try {
            var bytes = Files.readAllBytes(path);
            var reading = WorkFile.read(String.valueOf(path.getFileName()), bytes);
            if (reading instanceof WorkFile.Reading.Read(var state)) {
                known = Optional.of(new Known(path, bytes, state));
            }
            return reading;
        } catch (IOException e) {
            return new WorkFile.Reading.Refused(path + " cannot be read: " + words(e) + ".");
        }
    }

    /** What a window left behind. Its file is known as long as nobody wrote it since. */
    WorkFile.Reading recover(Unsaved unsaved) {
        var reading = read(unsaved.copy());
        unsaved.file().filter(file -> isOlder(file, unsaved)).ifPresent(this::read);
        return reading;
    }

    private static boolean isOlder(Path file, Unsaved unsaved) {
        try {
            return Files.getLastModifiedTime(file).toInstant().isBefore(unsaved.at());
        } catch (IOException _) {
            return false;
        }
    }

    byte[] bytes(SessionState state) {
        var snapshot = state.snapshot().orElseThrow();
        var text = lastText.filter(each -> each.snapshot() == snapshot)
                .orElseGet(() -> new Text(snapshot, new String(SavedSnapshot.write(snapshot), StandardCharsets.UTF_8)));
        lastText = Optional.of(text);
        return WorkFile.write(state, text.text());
    }

    /** @param replaces whether it is written whatever is there */
    Outcome write(Path path, SessionState state, boolean replaces) {
        try {
            var others = replaces ? Optional.<Outcome>empty() : othersIn(path, state);
            if (others.isPresent()) {
                return others.get();
            }
            var bytes = bytes(state);
            FileWriter.write(path, bytes);
            known = Optional.of(new Known(path, bytes, state));
            return new Outcome.Written();
        } catch (IOException e) {
            return new Outcome.Failed(path + ": " + words(e));
        }
    }

    /** Found by content: a file that was only touched is the same. */
    private Optional<Outcome> othersIn(Path path, SessionState state) throws IOException {
        if (!Files.exists(path)) {
            return Optional.empty();
        }
        var bytes = Files.readAllBytes(path);
        var before = known.filter(each -> each.path().equals(path));
        if (before.filter(each -> Arrays.equals(each.bytes(), bytes)).isPresent()) {
            return Optional.empty();
        }
        return Optional.of(
                switch (WorkFile.read(String.valueOf(path.getFileName()), bytes)) {
                    case WorkFile.Reading.Refused(var because) -> new Outcome.Failed(because);
                    case WorkFile.Reading.Read(var theirs) ->
                        before.map(each -> merged(each.state(), state, new Known(path, bytes, theirs)))
                                .orElseGet(() -> new Outcome.Clash(List.of(path.toString())));
                });
    }

    private Outcome merged(SessionState base, SessionState mine, Known theirs) {
        return switch (WorkMerge.of(base, mine, theirs.state())) {
            case WorkMerge.Outcome.Clash(var about) -> new Outcome.Clash(about);
            case WorkMerge.Outcome.Together(var state) -> {
                known = Optional.of(theirs);
                yield new Outcome.Together(state);
            }
        };
    }

    /** Exceptions of the file system say little but the path; their kind says the rest. */
    private static String words(IOException e) {
        return switch (e) {
            case java.nio.file.NoSuchFileException _ -> "it is not there";
            case java.nio.file.AccessDeniedException _ -> "this is not allowed";
            default -> String.valueOf(e.getMessage());
        };
    }
}

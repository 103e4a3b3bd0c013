package dev.meshward.desktop.plan;

import dev.meshward.adoption.PlanPreferences;
import dev.meshward.cluster.ClusterSnapshot;
import dev.meshward.desktop.background.Background;
import dev.meshward.desktop.background.Failure;
import dev.meshward.desktop.session.Session;
import dev.meshward.desktop.words.Words;
import dev.meshward.export.FileWriter;
import dev.meshward.preferences.PreferencesReader;
import dev.meshward.preferences.PreferencesReader.Answer;
import dev.meshward.preferences.PreferencesWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * What is wished for, as the file that the command line takes. A file that is read takes the place of everything that was
 * wished for, and can be taken back.
 */
record PreferencesFile(Session session, Background background) {

    /** What became of a file. */
    private sealed interface Reading {

        record Understood(PlanPreferences preferences) implements Reading {}

        record Refused(String because) implements Reading {}
    }

    /** @param tell is told what became of it, in a sentence */
    void read(Path file, Consumer<String> tell) {
        session.now()
                .snapshot()
                .ifPresent(snapshot -> background.run(
                        _ -> reading(file, snapshot),
                        reading -> taken(file, reading, tell),
                        thrown -> tell.accept(Failure.inWords(thrown))));
    }

    private static Reading reading(Path file, ClusterSnapshot snapshot) {
        try {
            return switch (PreferencesReader.read(
                    String.valueOf(file.getFileName()), Files.readAllBytes(file), snapshot)) {
                case Answer.Read(var preferences) -> new Reading.Understood(preferences.unplaced());
                case Answer.Refused(var refusals) ->
                    new Reading.Refused(Words.say(
                            "preferences.refused",
                            file.getFileName(),
                            refusals.stream()
                                    .map(refusal -> refusal.place() + ": " + refusal.because())
                                    .collect(Collectors.joining("  "))));
            };
        } catch (IOException e) {
            return new Reading.Refused(Words.say(
                    "preferences.unreadable",
                    file,
                    Optional.ofNullable(e.getMessage()).orElse("")));
        }
    }

    private void taken(Path file, Reading reading, Consumer<String> tell) {
        switch (reading) {
            case Reading.Refused(var because) -> tell.accept(because);
            case Reading.Understood(var preferences) -> {
                session.say(
                        Words.say("did.take-preferences", file.getFileName()),
                        said -> said.withPreferences(preferences));
                tell.accept(Words.say(
                        "preferences.taken",
                        file.getFileName(),
                        preferences.wishes().size()));
            }
        }
    }

    /** @param tell is told what became of it, in a sentence */
    void write(Path file, Consumer<String> tell) {
        var text = PreferencesWriter.yaml(session.now().said().preferences());
        background.run(_ -> written(file, text), tell, thrown -> tell.accept(Failure.inWords(thrown)));
    }

    private static String written(Path file, String text) {
        try {
            FileWriter.write(file, text.getBytes(StandardCharsets.UTF_8));
            return Words.say("preferences.written", file);
        } catch (IOException e) {
            return Words.say(
                    "preferences.not-written",
                    file,
                    Optional.ofNullable(e.getMessage()).orElse(""));
        }
    }
}

package dev.meshward.export.analysis;

import dev.meshward.export.markdown.Soak;
import dev.meshward.manifest.DataReader;
import dev.meshward.manifest.Field;
import dev.meshward.saved.SavedStage;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/** The alert rules of a stage, read from its own files: an object where the cluster takes one, else a rule file. */
final class StageAlarms {

    private StageAlarms() {}

    static List<Question> of(SavedStage stage) {
        return stage.files().entrySet().stream()
                .filter(file ->
                        file.getKey().startsWith("apply/") || file.getKey().endsWith(".rules.yaml"))
                .flatMap(file -> groups(file.getKey(), file.getValue()))
                .flatMap(group -> group.at("rules").items().stream())
                .filter(rule -> rule.at("alert").isPresent()
                        && rule.at("expr").isPresent()
                        && Question.isPlain(rule.at("expr").textOr("")))
                .map(StageAlarms::question)
                .toList();
    }

    private static Stream<Field> groups(String path, String text) {
        return DataReader.yaml(path, text.getBytes(StandardCharsets.UTF_8)).documents().stream()
                .map(document -> document.at("kind").is("PrometheusRule") ? document.at("spec") : document)
                .flatMap(rules -> rules.at("groups").items().stream());
    }

    private static Question question(Field rule) {
        return new Question(
                rule.at("alert").textOr(""),
                rule.at("expr").textOr(""),
                new Question.Answer.Nothing(),
                Soak.duration(rule.at("for").textOr("")),
                rule.at("annotations", "summary").textOr("") + ". Undo: "
                        + rule.at("annotations", "undo").textOr(""));
    }
}

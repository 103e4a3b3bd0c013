package dev.meshward.export.analysis;

import dev.meshward.manifest.Mapping;
import dev.meshward.manifest.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * MetricTemplates of Flagger ({@code flagger.app/v1beta1}), and the lines of a Canary that name them. Flagger takes the last number
 * of an answer and holds it against limits that count as kept; so the comparison is part of the query, and a 1 is asked for. A
 * query without an answer halts the Canary.
 */
final class Flagger {

    /** Flagger has no arguments: whoever takes a template over writes where Prometheus is. */
    static final String ADDRESS = "http://prometheus.to-be-filled-in:9090";

    private Flagger() {}

    /** A file of templates, and one of the lines that name them, for each stage. */
    static SortedMap<String, List<Mapping>> documents(StageQuestions stage) {
        var files = new TreeMap<String, List<Mapping>>();
        var questions = Stream.of(stage.before(), stage.after(), stage.undo())
                .flatMap(List::stream)
                .toList();
        if (!questions.isEmpty()) {
            var templates = new ArrayList<Mapping>();
            questions.forEach(question -> templates.addAll(templates(stage, question)));
            files.put(stage.name() + "/templates.yaml", templates);
        }
        add(files, stage, "before", stage.before());
        add(files, stage, "after", stage.after());
        add(files, stage, "undo", stage.undo());
        return files;
    }

    private static List<Mapping> templates(StageQuestions stage, Question question) {
        var provider = Mapping.building()
                .put("type", "prometheus")
                .put("address", ADDRESS)
                .build();
        var spec = Mapping.building()
                .put("provider", provider)
                .put("query", query(question))
                .build();
        return OwnMetadata.inEach(stage, question.name(), List.of(question)).stream()
                .map(metadata -> Mapping.building()
                        .put("apiVersion", "flagger.app/v1beta1")
                        .put("kind", "MetricTemplate")
                        .put("metadata", metadata)
                        .put("spec", spec)
                        .build())
                .toList();
    }

    /** 1 where it is as it has to be, 0 where it is not, and nothing where there is nothing to compare. */
    static String query(Question question) {
        return switch (question.answer()) {
            case Question.Answer.Each(var expect) -> "min((" + question.query() + ") " + withBool(expect) + ")";
            case Question.Answer.Nothing _ -> "(count(" + question.query() + ") or vector(0)) == bool 0";
        };
    }

    private static String withBool(String expect) {
        return expect.strip().replaceFirst("^([<>=!]+)\\s*", "$1 bool ");
    }

    /** What a person puts below {@code spec.analysis} of a Canary of theirs. */
    private static void add(
            SortedMap<String, List<Mapping>> files, StageQuestions stage, String what, List<Question> questions) {
        if (!questions.isEmpty()) {
            var metrics =
                    questions.stream().map(question -> metric(stage, question)).toList();
            files.put(
                    stage.name() + "/canary-" + what + ".yaml",
                    List.of(Mapping.building()
                            .put("metrics", Value.Sequence.of(metrics))
                            .build()));
        }
    }

    private static Mapping metric(StageQuestions stage, Question question) {
        var name = stage.objectName(question.name());
        return Mapping.building()
                .put("name", name)
                .put("templateRef", Mapping.building().put("name", name).build())
                .put("thresholdRange", Mapping.building().put("min", 1).build())
                .put("interval", "1m")
                .build();
    }
}

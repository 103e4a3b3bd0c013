package dev.meshward.export.analysis;

import dev.meshward.manifest.Mapping;
import dev.meshward.manifest.Value;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * AnalysisTemplates of Argo Rollouts ({@code argoproj.io/v1alpha1}). A measurement without an answer counts as failed, since its
 * condition asks for one; one that could not be made counts as an error, and the fifth error in a row ends the run.
 */
final class ArgoRollouts {

    /** Where a gate has to hold for days. */
    private static final Duration LOOK = Duration.ofHours(1);

    /** How often Prometheus itself looks at an alert, more or less. */
    private static final Duration ALERT_LOOK = Duration.ofMinutes(1);

    /** What new proxies have to show themselves: their series begin with the first call. */
    private static final Duration FIRST_CALLS = Duration.ofMinutes(10);

    /** The argument whose value a Rollout or a run has to give. */
    static final String ADDRESS = "prometheus";

    private ArgoRollouts() {}

    /** A file for what comes before, what comes after, and what must never be; an object in each namespace. */
    static SortedMap<String, List<Mapping>> documents(StageQuestions stage) {
        var files = new TreeMap<String, List<Mapping>>();
        add(files, stage, "before", stage.before());
        add(files, stage, "after", stage.after());
        add(files, stage, "undo", stage.undo());
        return files;
    }

    private static void add(
            SortedMap<String, List<Mapping>> files, StageQuestions stage, String what, List<Question> questions) {
        if (!questions.isEmpty()) {
            var spec = Mapping.building()
                    .put(
                            "args",
                            Value.Sequence.of(List.of(
                                    Mapping.building().put("name", ADDRESS).build())))
                    .put(
                            "metrics",
                            Value.Sequence.of(questions.stream()
                                    .map(question -> metric(question, what.equals("undo")))
                                    .toList()));
            files.put(stage.name() + "/" + what + ".yaml", objects(stage, what, questions, spec.build()));
        }
    }

    private static List<Mapping> objects(StageQuestions stage, String what, List<Question> questions, Mapping spec) {
        var objects = new ArrayList<Mapping>();
        for (var metadata : OwnMetadata.inEach(stage, what, questions)) {
            objects.add(Mapping.building()
                    .put("apiVersion", "argoproj.io/v1alpha1")
                    .put("kind", "AnalysisTemplate")
                    .put("metadata", metadata)
                    .put("spec", spec)
                    .build());
        }
        return objects;
    }

    private static Mapping metric(Question question, boolean isWatched) {
        var metric = Mapping.building().put("name", question.name());
        if (isWatched && question.answer() instanceof Question.Answer.Nothing) {
            metric.put("interval", seconds(ALERT_LOOK)).put("failureLimit", tolerated(question));
        } else if (isWatched) {
            metric.put("initialDelay", seconds(FIRST_CALLS))
                    .put("interval", seconds(FIRST_CALLS))
                    .put("failureLimit", 0);
        } else if (question.holds().compareTo(LOOK) >= 0) {
            metric.put("interval", seconds(LOOK)).put("count", looks(question)).put("failureLimit", 0);
        } else {
            metric.put("count", 1).put("failureLimit", 0);
        }
        return metric.put("successCondition", condition(question.answer()))
                .put("provider", provider(question.query()))
                .build();
    }

    /** From the first look to the last, the whole time passes. */
    private static long looks(Question question) {
        long seconds = question.holds().toSeconds();
        return (seconds + LOOK.toSeconds() - 1) / LOOK.toSeconds() + 1;
    }

    /** An alert fires when its condition held at every look of its time, and so at one look more than fit into it. */
    private static long tolerated(Question question) {
        return question.holds().toSeconds() / ALERT_LOOK.toSeconds();
    }

    private static String seconds(Duration duration) {
        return duration.toSeconds() + "s";
    }

    private static String condition(Question.Answer answer) {
        return switch (answer) {
            case Question.Answer.Nothing _ -> "len(result) == 0";
            case Question.Answer.Each(var expect) -> "len(result) > 0 && all(result, {# " + expect + "})";
        };
    }

    private static Mapping provider(String query) {
        var prometheus = Mapping.building()
                .put("address", "{{args." + ADDRESS + "}}")
                .put("query", query)
                .build();
        return Mapping.building().put("prometheus", prometheus).build();
    }
}

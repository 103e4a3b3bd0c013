package dev.meshward.export.analysis;

import dev.meshward.manifest.Mapping;
import java.util.List;

/** Names of what is written, with the meaning of every question beside it. */
final class OwnMetadata {

    private OwnMetadata() {}

    /** Once for each namespace of the stage; once without any where the stage names none. */
    static List<Mapping> inEach(StageQuestions stage, String what, List<Question> questions) {
        return stage.namespaces().isEmpty()
                ? List.of(named(stage, what, questions))
                : stage.namespaces().stream()
                        .map(namespace -> in(namespace, stage, what, questions))
                        .toList();
    }

    /** In one namespace. */
    static Mapping in(String namespace, StageQuestions stage, String what, List<Question> questions) {
        var name = Mapping.building()
                .put("name", stage.objectName(what))
                .put("namespace", namespace)
                .build();
        return name.with("annotations", meanings(questions));
    }

    private static Mapping named(StageQuestions stage, String what, List<Question> questions) {
        return Mapping.building()
                .put("name", stage.objectName(what))
                .put("annotations", meanings(questions))
                .build();
    }

    private static Mapping meanings(List<Question> questions) {
        var meanings = Mapping.building();
        questions.forEach(question -> meanings.put("meshward.dev/" + question.name(), question.because()));
        return meanings.build();
    }
}

package dev.meshward.testing.ending;

import dev.meshward.judge.Grade;
import dev.meshward.judge.JudgedCall;
import dev.meshward.judge.Judgement;
import dev.meshward.mesh.MeshName;
import dev.meshward.survey.Judging;
import dev.meshward.survey.Survey;
import dev.meshward.testing.journey.GivenCluster;
import dev.meshward.testing.journey.Journey;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where the plan of one cluster ends.
 *
 * @param mutual calls between workloads that arrive with mutual TLS, of {@code calls}
 * @param conditional of the {@code stages}, as {@code unsafe}
 */
record EndState(
        String cluster,
        String mesh,
        long stages,
        long unsafe,
        long conditional,
        long calls,
        long mutual,
        long exceptions,
        long postponed,
        long judged,
        long unknown) {

    static final List<String> COLUMNS = List.of(
            "Cluster",
            "Mesh",
            "Stages",
            "unsafe",
            "conditional",
            "Calls",
            "mutual",
            "Exceptions",
            "Postponed",
            "Lines judged",
            "unknown");

    static EndState of(GivenCluster cluster, MeshName mesh) {
        var journey = Journey.of(cluster.documents(), mesh);
        var judgement = judgement(journey);
        return new EndState(
                cluster.name(),
                mesh.word(),
                judgement.stages().size(),
                judgement.stagesOf(Grade.UNSAFE),
                judgement.stagesOf(Grade.CONDITIONAL),
                judgement.ending().calls(),
                judgement.ending().mutual(),
                journey.plan().exceptions().size(),
                journey.plan().postponed().size(),
                judgement.calls().count(),
                judgement.callsOf(JudgedCall.Outcome.UNKNOWN));
    }

    private static Judgement judgement(Journey journey) {
        var survey = new Survey(Survey.Progress.unheard());
        return switch (survey.judge(survey.directory(journey.result()).files())) {
            case Judging.Judged(var judgement) -> judgement;
            case Judging.Refused(var because) -> throw new IllegalStateException(because);
        };
    }

    /** As a row of the recorded table. */
    static EndState read(String row) {
        var cells = Stream.of(row.split("\\|", -1)).map(String::strip).toList();
        return new EndState(
                cells.get(1),
                cells.get(2),
                number(cells, 3),
                number(cells, 4),
                number(cells, 5),
                number(cells, 6),
                number(cells, 7),
                number(cells, 8),
                number(cells, 9),
                number(cells, 10),
                number(cells, 11));
    }

    private static long number(List<String> cells, int position) {
        return Long.parseLong(cells.get(position));
    }

    String row() {
        return "| %s | %s | %d | %d | %d | %d | %d | %d | %d | %d | %d |"
                .formatted(
                        cluster,
                        mesh,
                        stages,
                        unsafe,
                        conditional,
                        calls,
                        mutual,
                        exceptions,
                        postponed,
                        judged,
                        unknown);
    }

    boolean isOf(EndState other) {
        return cluster.equals(other.cluster) && mesh.equals(other.mesh);
    }

    /** Less is protected, less is sure, or more is left out. */
    boolean isWorseThan(EndState other) {
        return unsafe > other.unsafe
                || mutual * other.calls < other.mutual * calls
                || exceptions > other.exceptions
                || postponed > other.postponed
                || conditional > other.conditional;
    }
}

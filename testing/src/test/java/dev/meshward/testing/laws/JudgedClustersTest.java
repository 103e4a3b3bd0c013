package dev.meshward.testing.laws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meshward.judge.Grade;
import dev.meshward.judge.StageJudgement;
import dev.meshward.mesh.MeshName;
import dev.meshward.survey.Judging;
import dev.meshward.survey.Survey;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What the judge says of the files planned for clusters drawn by lot: 500 of them, or as many as {@code -Dseeds=N} says, from
 * the seed {@code -Dfirst=N} on. They take turns among the meshes whose rules he reads. A failure names its seed.
 */
class JudgedClustersTest {

    private static final List<MeshName> JUDGED = List.of(MeshName.ISTIO, MeshName.LINKERD, MeshName.ISTIO_AMBIENT);

    @Test
    void no_plan_of_a_random_cluster_is_unsafe() {
        long first = Long.getLong("first", 0);
        var unsafe = LongStream.range(first, first + Long.getLong("seeds", 500))
                .parallel()
                .boxed()
                .flatMap(JudgedClustersTest::unsafeStages)
                .sorted()
                .toList();

        assertThat(unsafe).isEmpty();
    }

    private static Stream<String> unsafeStages(long seed) {
        var drawn = Case.drawn(seed, JUDGED.get((int) (seed % JUDGED.size())));
        var survey = new Survey(Survey.Progress.unheard());
        var files = survey.directory(drawn.journey().result()).files();
        return switch (survey.judge(files)) {
            case Judging.Refused(var because) -> Stream.of("seed " + seed + ": " + because);
            case Judging.Judged(var judgement) -> words(seed, judgement.stages()).stream();
        };
    }

    private static List<String> words(long seed, List<StageJudgement> stages) {
        return stages.stream()
                .filter(stage -> stage.grade() == Grade.UNSAFE)
                .map(stage -> "seed " + seed + ": " + stage.stage() + ": " + stage.because())
                .toList();
    }
}

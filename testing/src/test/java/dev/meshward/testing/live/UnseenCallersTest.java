package dev.meshward.testing.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meshward.adoption.PlanPreferences;
import dev.meshward.mesh.MeshName;
import dev.meshward.saved.PlanDirectory;
import dev.meshward.survey.Rollout;
import dev.meshward.survey.Source;
import dev.meshward.survey.Survey;
import dev.meshward.survey.TargetWish;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A workload nobody was seen to call is not one that nobody calls. */
class UnseenCallersTest {

    private static final String OBJECTS = Scanning.namespace("shop")
            + Scanning.namespace("bank")
            + Scanning.deployment("shop", "checkout")
            + Scanning.deployment("bank", "ledger");

    @TempDir
    private Path folder;

    private String plan(StubApiServer server) throws Exception {
        var survey = new Survey(Survey.Progress.unheard());
        var cluster = new Source.Cluster(Optional.of("stub"), Optional.of(server.kubeconfig(folder)));
        var snapshot = survey.scan(Source.of(cluster), InputStream.nullInputStream());
        var rollout = survey.rollout(snapshot, TargetWish.of(MeshName.ISTIO), PlanPreferences.byDefault());
        return new String(files(survey, rollout).files().get("plan.json"), StandardCharsets.UTF_8);
    }

    private static PlanDirectory files(Survey survey, Rollout rollout) {
        return switch (rollout) {
            case Rollout.Planned(var result) -> survey.directory(result);
            case Rollout.Refused refused -> throw new IllegalStateException(refused.because());
        };
    }

    @Test
    void a_strict_stage_asks_for_callers_where_the_scan_could_not_look() throws Exception {
        try (var server = StubApiServer.of(OBJECTS)) {
            server.deny(asked -> asked.path().matches("/apis/apps/v1/(namespaces/bank/)?deployments"))
                    .rules("bank", "{\"resourceRules\":[],\"incomplete\":true}");
            assertThat(plan(server))
                    .contains("has no known caller among what was seen.")
                    .contains("Does anybody the scan could not see call deployment shop/checkout without the mesh?")
                    .contains("The scan could not see deployments.apps in bank;");
        }
    }

    @Test
    void with_everything_seen_nothing_of_that_is_said() throws Exception {
        try (var server = StubApiServer.of(OBJECTS)) {
            assertThat(plan(server)).contains("has no known caller.").doesNotContain("could not see");
        }
    }
}

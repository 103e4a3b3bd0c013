package dev.meshward.testing.laws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meshward.adoption.StageKind;
import dev.meshward.adoption.Wish;
import dev.meshward.cluster.ServiceId;
import dev.meshward.judge.Grade;
import dev.meshward.manifest.Place;
import dev.meshward.mesh.MeshName;
import dev.meshward.mesh.Tuning;
import dev.meshward.testing.journey.GivenCluster;
import dev.meshward.testing.journey.Journey;
import dev.meshward.testing.mutants.JudgedPlan;
import dev.meshward.testing.mutants.PlanText;
import dev.meshward.testing.mutants.Steps;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is done once everybody has climbed is done because somebody wishes it, and breaks nothing either. */
class HardenStagesTest {

    private static final Place PLACE = new Place("wishes.yaml", 1, "harden");
    private static final ServiceId ORDERS = new ServiceId("shop", "orders");
    private static final List<Wish> STRICT = List.of(new Wish.StrictByDefault(PLACE));
    private static final List<Wish> TUNED = List.of(
            new Wish.Tuned(ORDERS, new Tuning.Timeout(Duration.ofMillis(1500)), PLACE),
            new Wish.Tuned(ORDERS, new Tuning.Retries(2, List.of("GET")), PLACE));

    @ParameterizedTest
    @EnumSource(MeshName.class)
    void nobody_gets_what_nobody_wishes(MeshName mesh) {
        assertThat(hardened(Journey.of(sample("corner-shop"), mesh))).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = MeshName.class,
            names = {"ISTIO", "ISTIO_AMBIENT"})
    void plaintext_is_refused_by_default_in_the_last_stage_and_nobody_who_needs_it_loses_it(MeshName mesh) {
        for (var cluster : GivenCluster.samples()) {
            var journey = Journey.of(cluster.documents(), mesh, STRICT);
            var plan = JudgedPlan.of(journey);

            assertThat(journey.plan().stages().getLast().kind()).isEqualTo(StageKind.HARDEN);
            assertThat(plan.judgement(plan.text()).grade()).isNotEqualTo(Grade.UNSAFE);
            assertThat(plan.harms(plan.text())).noneMatch(harm -> harm.stage().contains("harden"));
        }
    }

    @Test
    void a_namespace_that_waits_needs_its_own_word_before_the_mesh_turns_strict() {
        var plan = JudgedPlan.of(Journey.of(sample("half-meshed"), MeshName.ISTIO_AMBIENT, STRICT));
        var word = plan.text().files().keySet().stream()
                .filter(path -> path.contains("harden-mesh/apply/peerauthentication-library"))
                .findFirst()
                .orElseThrow();

        assertThat(plan.judgement(Steps.withoutFile(plan.text(), word)).grade()).isEqualTo(Grade.UNSAFE);
    }

    @Test
    void istio_says_timeouts_and_retries_in_one_object_of_the_service() {
        var text = tuned(MeshName.ISTIO);

        assertThat(text).contains("kind: VirtualService", "orders.shop.svc.cluster.local", "1.5s", "exact: GET");
    }

    @Test
    void linkerd_says_timeouts_on_the_service_and_asks_about_the_rest() {
        assertThat(tuned(MeshName.LINKERD)).contains("timeout.linkerd.io/request: \"1500ms\"");
        assertThat(Journey.of(sample("corner-shop"), MeshName.LINKERD, TUNED)
                        .plan()
                        .questions())
                .anyMatch(question -> question.contains("GET are tried again"));
    }

    @Test
    void ambient_mode_reads_no_requests_and_asks_about_all_of_it() {
        var journey = Journey.of(sample("corner-shop"), MeshName.ISTIO_AMBIENT, TUNED);

        assertThat(hardened(journey)).isEmpty();
        assertThat(journey.plan().questions())
                .filteredOn(question -> question.contains("shop/orders"))
                .hasSize(2);
    }

    private static String tuned(MeshName mesh) {
        var plan = JudgedPlan.of(Journey.of(sample("corner-shop"), mesh, TUNED));
        assertThat(plan.judgement(plan.text()).grade()).isNotEqualTo(Grade.UNSAFE);
        return written(plan.text());
    }

    private static String written(PlanText plan) {
        var written = new StringBuilder();
        plan.files().forEach((path, bytes) -> {
            if (path.contains("harden-shop/") && path.endsWith(".yaml")) {
                written.append(new String(bytes, java.nio.charset.StandardCharsets.UTF_8));
            }
        });
        return written.toString();
    }

    private static List<StageKind> hardened(Journey journey) {
        return journey.plan().stages().stream()
                .map(stage -> stage.kind())
                .filter(StageKind.HARDEN::equals)
                .toList();
    }

    private static List<String> sample(String name) {
        return GivenCluster.samples().stream()
                .filter(cluster -> cluster.name().equals(name))
                .findFirst()
                .orElseThrow()
                .documents();
    }
}

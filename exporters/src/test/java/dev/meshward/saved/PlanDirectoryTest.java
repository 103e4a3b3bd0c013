package dev.meshward.saved;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meshward.bundles.RestartBatch;
import dev.meshward.export.ShopPlan;
import dev.meshward.manifest.Field;
import dev.meshward.manifest.Value;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

class PlanDirectoryTest {

    private final PlanDirectory directory = ShopPlan.directory();

    @Test
    void every_stage_has_its_folder_with_steps_patches_and_the_way_back() {
        assertThat(directory.files().keySet())
                .contains(
                        "plan.json",
                        "snapshot.json.gz",
                        "emergency/README.md",
                        "stages/00-platform/helm/istiod.values.yaml",
                        "stages/01-join-shop/steps.json",
                        "stages/01-join-shop/patch/namespace-shop.yaml",
                        "stages/01-join-shop/restart.txt",
                        "stages/01-join-shop/monitoring/alerts.yaml",
                        "stages/01-join-shop/undo/steps.json",
                        "stages/01-join-shop/undo/patch/namespace-shop.yaml",
                        "stages/01-join-shop/undo/restart.txt",
                        "stages/02-strict-shop/apply/peerauthentication-checkout.yaml",
                        "stages/02-strict-shop/undo/delete.txt",
                        "stages/02-strict-shop/SHA256SUMS");
    }

    @Test
    void what_is_read_again_is_what_was_written() {
        assertThat(PlanReading.of(directory.files())).isEqualTo(new PlanReading.Read(directory.plan()));
    }

    @Test
    void the_same_plan_gives_the_same_bytes() {
        var again = ShopPlan.directory().files();

        assertThat(again.keySet()).isEqualTo(directory.files().keySet());
        assertThat(again)
                .allSatisfy((path, bytes) ->
                        assertThat(bytes).isEqualTo(directory.files().get(path)));
    }

    @Test
    void the_snapshot_is_named_with_the_checksum_of_its_file() throws IOException {
        var snapshot = bytes("snapshot.json.gz");

        assertThat(plan().at("source", "snapshot", "sha256").textOr("")).isEqualTo(Checksums.sha256(snapshot));
        try (var unzipped = new GZIPInputStream(new ByteArrayInputStream(snapshot))) {
            assertThat(new String(unzipped.readAllBytes(), StandardCharsets.UTF_8))
                    .isEqualTo("{}\n");
        }
    }

    @Test
    void manifests_without_a_moment_have_no_takenAt() {
        assertThat(plan().at("source", "takenAt").value()).contains(Value.Nothing.here());
    }

    @Test
    void no_stage_is_called_safe_as_long_as_nobody_judged_it() {
        assertThat(plan().at("stages").items())
                .hasSize(3)
                .allSatisfy(stage -> assertThat(stage.at("verdict").textOr("")).isEqualTo("conditional"));
    }

    @Test
    void a_namespace_says_in_which_stages_it_joins_and_turns_strict() {
        var shop = plan().at("namespaces").items().stream()
                .filter(namespace -> namespace.at("name").is("shop"))
                .findFirst()
                .orElseThrow();

        assertThat(shop.at("joins").textOr("")).isEqualTo("id-join-shop");
        assertThat(shop.at("strict").textOr("")).isEqualTo("id-strict-shop");
        assertThat(shop.at("joinedBefore").isTrue()).isFalse();
    }

    @Test
    void an_exception_names_the_file_that_holds_it() {
        var exception = plan().at("exceptions").items().getFirst();

        assertThat(exception.at("manifest").textOr(""))
                .isEqualTo("stages/02-strict-shop/apply/peerauthentication-checkout.yaml");
        assertThat(directory.files()).containsKey(exception.at("manifest").textOr(""));
        assertThat(exception.at("mode").textOr("")).isEqualTo("PERMISSIVE");
        assertThat(exception.at("port").wholeOr(0)).isEqualTo(8080);
        assertThat(exception.at("callers").texts()).containsExactly("daemonset infra/node-agent");
    }

    @Test
    void a_field_that_is_not_there_before_is_null() {
        var touched = plan().at("stages").items().get(1).at("touched").items().getFirst();

        assertThat(touched.at("path").textOr("")).isEqualTo("metadata.labels.istio-injection");
        assertThat(touched.at("before").value()).contains(Value.Nothing.here());
        assertThat(touched.at("after").textOr("")).isEqualTo("enabled");
    }

    @Test
    void a_step_carries_the_command_that_does_it() {
        assertThat(commands("stages/01-join-shop/steps.json"))
                .contains(
                        "kubectl patch -f stages/01-join-shop/patch/namespace-shop.yaml --type=strategic --patch-file"
                                + " stages/01-join-shop/patch/namespace-shop.yaml",
                        "kubectl rollout restart deployment/cart -n shop");
        assertThat(commands("stages/02-strict-shop/undo/steps.json"))
                .containsExactly(
                        "kubectl delete peerauthentication.security.istio.io checkout -n shop --ignore-not-found");
    }

    @Test
    void pods_that_a_changed_template_renews_are_not_restarted_once_more() {
        var bundle = ShopPlan.result().bundle().stages().get(1);
        var renewed = bundle.restarts().stream()
                .map(batch ->
                        new RestartBatch(batch.workloads(), batch.pods(), batch.because(), RestartBatch.Cause.PATCH))
                .toList();

        assertThat(new ObjectList(new ResourceNames(ShopPlan.snapshot())).ofBatches(renewed))
                .isEmpty();
        assertThat(new ObjectList(new ResourceNames(ShopPlan.snapshot())).ofBatches(bundle.restarts()))
                .isNotEmpty();
    }

    @Test
    void a_change_that_its_owner_makes_has_no_command() {
        var owned = json("stages/01-join-shop/steps.json").items().get(1);

        assertThat(owned.at("owner").textOr("")).isEqualTo("Argo CD (shop)");
        assertThat(owned.at("commands").items()).isEmpty();
    }

    @Test
    void lists_name_resource_namespace_and_name() {
        assertThat(text("stages/01-join-shop/restart.txt"))
                .isEqualTo("deployments.apps shop cart\ndeployments.apps shop checkout\n");
        assertThat(text("stages/02-strict-shop/undo/delete.txt"))
                .isEqualTo("peerauthentications.security.istio.io shop checkout\n");
        assertThat(text("stages/00-platform/restart.txt")).isEmpty();
    }

    @Test
    void checksums_cover_every_file_of_the_stage_and_hold() {
        var lines = text("stages/01-join-shop/SHA256SUMS").lines().toList();

        assertThat(lines).hasSize(9).allSatisfy(line -> {
            var path = "stages/01-join-shop/" + line.substring(66);
            assertThat(Checksums.sha256(bytes(path))).isEqualTo(line.substring(0, 64));
        });
    }

    @Test
    void the_fingerprint_follows_the_snapshot() {
        var other = PlanDirectory.of(ShopPlan.result(), () -> "{\"more\":1}".getBytes(StandardCharsets.UTF_8));

        assertThat(other.plan().fingerprint()).isNotEqualTo(directory.plan().fingerprint());
    }

    @Test
    void a_plan_of_a_newer_version_is_refused_in_words() {
        assertThat(refusal("plan.json", text("plan.json").replace("/plan/v1", "/plan/v2")))
                .contains("meshward.dev/plan/v2")
                .contains("this version reads meshward.dev/plan/v1");
    }

    @Test
    void damaged_plans_are_refused_in_words() {
        var plan = text("plan.json");
        assertThat(refusal("plan.json", plan.substring(0, plan.length() / 2))).contains("plan.json is damaged");
        assertThat(refusal("plan.json", "")).contains("plan.json");
        assertThat(refusal("plan.json", "[".repeat(100_000))).contains("plan.json is damaged");
        assertThat(refusal("plan.json", "{\"a\": 1}")).contains("does not say that it is a plan");
        assertThat(refusal("plan.json", plan.replace("\"kind\": \"join\"", "\"kind\": \"jump\"")))
                .contains("stages[1].kind is \"jump\"");
        assertThat(refusal("stages/01-join-shop/steps.json", "{}")).contains("holds no list of steps");
        assertThat(refusal(
                        "stages/01-join-shop/steps.json",
                        text("stages/01-join-shop/steps.json").replace("restart", "explode")))
                .contains("\"explode\"");
    }

    @Test
    void a_missing_stage_folder_is_refused() {
        var files = new TreeMap<>(directory.files());
        files.keySet().removeIf(path -> path.startsWith("stages/02"));

        assertThat(PlanReading.of(files))
                .isEqualTo(new PlanReading.Refused(
                        "The file stages/02-strict-shop/steps.json is missing, though plan.json lists its stage."));
    }

    @Test
    void damage_in_any_byte_never_throws() {
        var plan = bytes("plan.json");
        for (int at = 0; at < plan.length; at += 37) {
            var damaged = Arrays.copyOf(plan, plan.length);
            damaged[at] = (byte) (damaged[at] ^ 0x15);
            var files = new TreeMap<>(directory.files());
            files.put("plan.json", damaged);

            assertThat(PlanReading.of(files)).isNotNull();
        }
    }

    private String refusal(String path, String text) {
        var files = new TreeMap<>(directory.files());
        files.put(path, text.getBytes(StandardCharsets.UTF_8));
        return ((PlanReading.Refused) PlanReading.of(files)).because();
    }

    private List<String> commands(String path) {
        return json(path).items().stream()
                .flatMap(step -> step.at("commands").texts().stream())
                .toList();
    }

    private Field plan() {
        return json("plan.json");
    }

    private Field json(String path) {
        return ((JsonReading.Understood) JsonReading.of(path, bytes(path))).root();
    }

    private String text(String path) {
        return new String(bytes(path), StandardCharsets.UTF_8);
    }

    private byte[] bytes(String path) {
        return Objects.requireNonNull(directory.files().get(path), path);
    }
}

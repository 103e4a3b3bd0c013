package dev.meshward.judge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meshward.cluster.ClusterSnapshot;
import dev.meshward.cluster.WorkloadId;
import dev.meshward.evaluate.istio.IstioRules;
import dev.meshward.manifest.Manifest;
import dev.meshward.manifest.ObjectKey;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the folder of a stage says, and what of it cannot be understood. */
class StageFolderTest {

    private static final ClusterSnapshot SNAPSHOT = new Shop().snapshot();
    private static final String CREATE = "[" + Shop.step("create", "apply/made.yaml", "") + "]";
    private static final String SETTINGS = "meshConfig: {accessLogFile: /dev/stdout}\n";

    private static StageFiles files(String... files) {
        return new Shop().stage("00-x", files).stages().getFirst();
    }

    private static StageScript read(StageFiles files) {
        return new ScriptReading(files, 0, new NamedWorkloads(SNAPSHOT), List.of(new IstioRules("istio-system")))
                .script();
    }

    private static StageScript read(String... files) {
        return read(files(files));
    }

    private static StageScript deleting(String target, String list) {
        return read(
                "apply/made.yaml",
                Shop.strict("data"),
                "steps.json",
                CREATE,
                "undo/delete.txt",
                list,
                "undo/steps.json",
                "[" + Shop.step("delete", "", target) + "]");
    }

    private static List<ObjectKey> deletedBy(StageScript script) {
        return script.undo().stream()
                .flatMap(step -> step.ops().stream())
                .map(Op::key)
                .toList();
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"steps.json", "undo/steps.json"})
    void a_stage_without_a_list_of_steps_or_of_the_way_back_is_an_error(String path) {
        var files = new TreeMap<>(files("steps.json", "[]").files());
        files.remove(path);

        assertThat(read(new StageFiles("00-x", files)).problems()).containsExactly(path + " is missing.");
    }

    @Test
    void a_list_of_steps_that_cannot_be_read_is_an_error() {
        assertThat(read("steps.json", "[{").problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem).startsWith("steps.json cannot be read: "));
    }

    @Test
    void an_action_that_nobody_knows_is_an_error() {
        assertThat(read("steps.json", "[" + Shop.step("pray", "", "") + "]").problems())
                .containsExactly("Step 1 does \"pray\", which nobody here knows.");
    }

    @Test
    void a_file_at_a_step_that_sends_none_is_an_error() {
        var steps = "[" + Shop.step("restart", "apply/made.yaml", "deployment data/db") + "]";

        assertThat(read("apply/made.yaml", Shop.strict("data"), "steps.json", steps)
                        .problems())
                .containsExactly("Step 1 does not say what becomes of apply/made.yaml.");
    }

    @ParameterizedTest(name = "content {0}")
    @ValueSource(strings = {"kind: A\n---\nkind: B\n", "{", ""})
    void a_manifest_that_holds_not_exactly_one_object_is_an_error_that_is_told_once(String content) {
        assertThat(read("apply/made.yaml", content, "steps.json", CREATE).problems())
                .containsExactly("apply/made.yaml does not hold exactly one object.");
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"kind: Namespace\n", "metadata: {name: shop}\n"})
    void a_manifest_without_kind_or_name_is_an_error_that_is_told_once(String content) {
        assertThat(read("apply/made.yaml", content, "steps.json", CREATE).problems())
                .containsExactly("apply/made.yaml does not say which object it is about.");
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "peerauthentications.security.istio.io other default",
                "peerauthentications.security.istio.io data other",
                "peerauthentications.security.istio.io data",
                "peerauthentications.security.istio.io data default more",
                "authorizationpolicies.security.istio.io data default",
                "peerauthentications.security.istio.io - default"
            })
    void what_a_step_deletes_and_the_list_of_deletions_does_not_name_is_an_error(String line) {
        var script = deleting("peerauthentication data/default", line + "\n");

        assertThat(script.problems())
                .containsExactly("Step undo 1 deletes \"peerauthentication data/default\","
                        + " which undo/delete.txt does not list.");
        assertThat(deletedBy(script)).isEmpty();
    }

    @Test
    void a_line_for_another_group_deletes_another_object() {
        var line = "peerauthentications.example.org data default";

        assertThat(deletedBy(deleting("peerauthentication data/default", line)))
                .containsExactly(new ObjectKey("example.org", "Peerauthentication", "data", "default"));
    }

    @Test
    void the_list_of_deletions_may_hold_empty_lines_and_wide_gaps() {
        var lines = "\n   \n  peerauthentications.security.istio.io   data\tdefault  \n";
        var script = deleting("peerauthentication data/default", lines);

        assertThat(script.problems()).isEmpty();
        assertThat(deletedBy(script))
                .containsExactly(new ObjectKey("security.istio.io", "PeerAuthentication", "data", "default"));
    }

    @ParameterizedTest(name = "{0} by {1}")
    @CsvSource(delimiter = '|', textBlock = """
        service data/old   | services data old                               |                   | Service | data
        namespace old      | namespaces - old                                |                   | Namespace |
        ingress data/old   | ingresses.networking.k8s.io data old            | networking.k8s.io | Ingress | data
        gateway data/old   | gateways.networking.istio.io data old           | networking.istio.io | Gateway | data
        """)
    void an_object_of_another_stage_is_deleted_by_what_the_list_says(
            String target, String line, String group, String kind, String namespace) {
        var key = new ObjectKey(group == null ? "" : group, kind, namespace == null ? "" : namespace, "old");

        assertThat(deletedBy(deleting(target, line + "\n"))).containsExactly(key);
    }

    @ParameterizedTest(name = "target {0}")
    @ValueSource(strings = {"service data/older", "service old", "old", "", " data/old", "secret data/old"})
    void a_deletion_that_fits_no_line_is_an_error(String target) {
        assertThat(deleting(target, "services data old\n").problems()).hasSize(1);
    }

    @Test
    void what_a_later_stage_creates_is_younger_than_everything_before() {
        var moments = new ArrayList<Instant>();
        for (int order : List.of(0, 1, 2, 59, 60, 61, 119, 120, 3599, 3600, 3661, 7200)) {
            var made = new StageManifests(files("apply/made.yaml", Shop.strict("data")), order, new ArrayList<>())
                    .whole("apply/made.yaml")
                    .orElseThrow();
            moments.add(Instant.parse(made.at("metadata", "creationTimestamp").textOr("")));
        }

        assertThat(moments).isSorted().doesNotHaveDuplicates();
        assertThat(moments.getFirst()).isAfter(Instant.parse("9998-12-31T23:59:59Z"));
    }

    @Test
    void a_release_brings_its_settings_and_takes_them_away_on_the_way_back() {
        var script = read(
                "helm/istiod.yaml",
                SETTINGS,
                "steps.json",
                "[" + Shop.step("helm", "helm/istiod.yaml", "istiod istio-system/istiod") + "]",
                "undo/steps.json",
                "[" + Shop.step("helm", "", "istiod istio-system/istiod") + "]");
        var settings = new ObjectKey("", "ConfigMap", "istio-system", "istio");
        var brought = effect(script.steps().getFirst(), settings, Optional.empty());

        assertThat(script.problems()).isEmpty();
        assertThat(brought.orElseThrow().at("data", "mesh").textOr("")).contains("/dev/stdout");
        assertThat(effect(script.undo().getFirst(), settings, brought)).isEmpty();
    }

    private static Optional<Manifest> effect(ScriptStep step, ObjectKey key, Optional<Manifest> before) {
        return step.ops().stream()
                .filter(op -> op.key().equals(key))
                .findFirst()
                .orElseThrow()
                .apply(before);
    }

    @Test
    void values_of_a_release_that_cannot_be_read_are_an_error() {
        var steps = "[" + Shop.step("helm", "helm/istiod.yaml", "istiod istio-system/istiod") + "]";

        assertThat(read("helm/istiod.yaml", "meshConfig: {", "steps.json", steps)
                        .problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem).startsWith("helm/istiod.yaml cannot be read: "));
    }

    @Test
    void values_of_which_only_a_part_would_be_judged_are_an_error() {
        var one = Shop.step("helm", "helm/a.yaml", "istiod istio-system/istiod");
        var two = one.replace("[\"helm/a.yaml\"]", "[\"helm/a.yaml\",\"helm/b.yaml\"]");

        assertThat(read("helm/a.yaml", "a: 1", "helm/b.yaml", "b: 2", "steps.json", "[" + two + "]")
                        .problems())
                .containsExactly("Step 1 gives a release several files of values, which nobody here puts together.");
        assertThat(read("helm/a.yaml", "a: 1\n---\nb: 2\n", "steps.json", "[" + one + "]")
                        .problems())
                .containsExactly("helm/a.yaml holds several documents, of which Helm reads one.");
    }

    @Test
    void a_release_without_values_brings_the_settings_of_its_chart() {
        var script = read("steps.json", "[" + Shop.step("helm", "", "istiod istio-system/istiod") + "]");

        assertThat(script.steps().getFirst().keys()).contains(new ObjectKey("", "ConfigMap", "istio-system", "istio"));
    }

    @Test
    void what_a_person_does_by_hand_is_taken_back_by_hand() {
        var told = Shop.step("manual", "", "deployment shop/web")
                .replace(
                        "\"because\":\"\"",
                        "\"because\":\"make it anew with, in spec.template.metadata, under labels team: \\\"a\\\"\"");
        var script = read("steps.json", "[" + told + "]", "undo/steps.json", "[" + told + "]");
        var web = SNAPSHOT.workload(new WorkloadId("Deployment", "shop", "web")).orElseThrow();
        var there = effect(script.steps().getFirst(), web.manifest().key(), Optional.of(web.manifest()));
        var back = effect(script.undo().getFirst(), web.manifest().key(), there);

        assertThat(script.steps().getFirst().renewed()).containsExactly(web.id());
        assertThat(label(there)).isEqualTo("a");
        assertThat(label(back)).isEmpty();
    }

    private static String label(Optional<Manifest> workload) {
        return workload.orElseThrow()
                .at("spec", "template", "metadata", "labels", "team")
                .textOr("");
    }

    @Test
    void waiting_for_old_runs_makes_the_pods_it_names_new() {
        var wait = Shop.step("wait", "", "")
                .replace("\"done\"", "\"No run of deployment shop/web or deployment data/none from before goes on.\"");

        assertThat(read("steps.json", "[" + wait + "]").steps().getFirst().renewed())
                .containsExactly(new WorkloadId("Deployment", "shop", "web"));
    }

    @Test
    void files_that_are_as_they_were_sealed_are_not_told_and_those_that_are_gone_are() {
        var emptyList = "4f53cda18c2baa0c0354bb5f9a3ecbe5ed12ab4d8e11ba873c2f11161202b945";
        var sums = emptyList + "  steps.json\n" + emptyList + "  gone.json\n  no sum\n";

        assertThat(SealedFiles.edited(files("steps.json", "[]", "SHA256SUMS", sums)))
                .containsExactly("gone.json (missing)");
    }

    @Test
    void stages_say_the_same_when_folder_paths_and_bytes_are_the_same() {
        var stage = files("steps.json", "[]");

        assertThat(stage.saysTheSameAs(files("steps.json", "[]"))).isTrue();
        assertThat(stage.saysTheSameAs(new StageFiles("01-y", stage.files()))).isFalse();
        assertThat(stage.saysTheSameAs(files("steps.json", "[ ]"))).isFalse();
        assertThat(stage.saysTheSameAs(files("steps.json", "[]", "README.md", "x")))
                .isFalse();
        assertThat(stage.files().get("undo/steps.json")).isEqualTo("[]".getBytes(StandardCharsets.UTF_8));
    }
}

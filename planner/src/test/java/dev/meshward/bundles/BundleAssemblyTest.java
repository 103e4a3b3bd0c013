package dev.meshward.bundles;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meshward.adoption.StageKind;
import dev.meshward.manifest.Manifest;
import dev.meshward.manifest.Mapping;
import dev.meshward.manifest.ObjectKey;
import dev.meshward.manifest.Value;
import dev.meshward.mesh.Change;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BundleAssemblyTest {

    private static final String[] STORIES = {"corner-shop", "half-meshed", "northwind-rail"};

    @ParameterizedTest
    @ValueSource(strings = {"corner-shop", "half-meshed", "northwind-rail"})
    void undoing_every_stage_in_reverse_leaves_the_cluster_as_it_was(String story) {
        var given = Rollouts.ofStory(story);
        var overlay = Overlay.on(given.snapshot());
        for (var stage : given.rollout().stages()) {
            overlay = overlay.applied(stage);
        }
        for (var stage : given.rollout().stages().reversed()) {
            var undone = overlay.undone(stage);
            assertThat(undone.leftAlone()).as(stage.folder()).isEmpty();
            overlay = undone.overlay();
        }
        assertUntouched(given, overlay);
    }

    private static void assertUntouched(Rollouts given, Overlay overlay) {
        for (var object : given.snapshot().objects()) {
            assertThat(overlay.object(object.key()).map(Manifest::content))
                    .as(object.key().toString())
                    .contains(object.content());
        }
        given.rollout().stages().stream()
                .flatMap(stage -> stage.apply().stream())
                .forEach(file ->
                        assertThat(overlay.object(file.manifest().key())).isEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"corner-shop", "half-meshed", "northwind-rail"})
    void undoing_a_stage_that_stopped_half_way_leaves_the_cluster_as_it_was_before_it(String story) {
        var given = Rollouts.ofStory(story);
        var before = Overlay.on(given.snapshot());
        for (var stage : given.rollout().stages()) {
            for (int steps = 0; steps <= stage.steps().size(); steps++) {
                var undone = before.applied(stage, steps).undone(stage);
                assertThat(undone.leftAlone())
                        .as(stage.folder() + " after " + steps)
                        .isEmpty();
                assertSame(stage, undone.overlay(), before);
                assertSame(stage, undone.overlay().undone(stage).overlay(), before);
            }
            before = before.applied(stage);
        }
    }

    private static void assertSame(StageBundle stage, Overlay one, Overlay other) {
        for (var touched : stage.touched()) {
            assertThat(one.object(touched.object()).map(Manifest::content))
                    .as(stage.folder() + " " + touched.object())
                    .isEqualTo(other.object(touched.object()).map(Manifest::content));
        }
    }

    @Test
    void undo_leaves_what_others_changed_meanwhile() {
        var given = Rollouts.ofStory("corner-shop");
        var before = Overlay.on(given.snapshot());
        for (var stage : given.rollout().stages()) {
            if (stage.stage().kind() == StageKind.JOIN) {
                var theirs = new ArrayList<ObjectKey>();
                var changed = before.applied(stage);
                for (var touched : stage.touched()) {
                    if (!touched.path().isEmpty() && !theirs.contains(touched.object())) {
                        theirs.add(touched.object());
                        changed = changed.after(foreignLabel(touched.object(), "theirs"));
                    }
                }
                var undone = changed.undone(stage);
                assertThat(undone.leftAlone()).isEmpty();
                for (var object : theirs) {
                    var expected = before.after(foreignLabel(object, "theirs")).object(object);
                    assertThat(undone.overlay().object(object)).isEqualTo(expected);
                }
            }
            before = before.applied(stage);
        }
    }

    private static Change foreignLabel(ObjectKey object, String value) {
        var labels = Mapping.building().put("example.org/team", value).build();
        var metadata = Mapping.building().put("labels", labels).build();
        return new Change.Patch(
                "", object, Mapping.building().put("metadata", metadata).build(), "");
    }

    @Test
    void a_field_that_no_longer_holds_what_we_wrote_is_left_alone_and_reported() {
        var given = Rollouts.ofStory("corner-shop");
        var join = given.stage("join-data");
        var namespace = new ObjectKey("", "Namespace", "", "data");
        var labels = Mapping.building().put("istio-injection", "disabled").build();
        var metadata = Mapping.building().put("labels", labels).build();
        var changed = Overlay.on(given.snapshot())
                .applied(join)
                .after(new Change.Patch(
                        "v1",
                        namespace,
                        Mapping.building().put("metadata", metadata).build(),
                        ""));

        var undone = changed.undone(join);

        assertThat(undone.leftAlone())
                .containsExactly("namespace data metadata.labels.istio-injection was changed since");
        assertThat(undone.overlay()
                        .object(namespace)
                        .orElseThrow()
                        .label("istio-injection")
                        .is("disabled"))
                .isTrue();
    }

    @Test
    void plaintext_stays_accepted_before_the_first_proxy_and_annotated_pods_ask_before_the_label() {
        var join = Rollouts.ofStory("corner-shop").stage("join-shop");

        assertThat(Rollouts.lines(join.steps()))
                .satisfiesExactly(
                        line -> assertThat(line).isEqualTo("create apply/peerauthentication-shop.default.yaml"),
                        line -> assertThat(line)
                                .startsWith("patch patch/cronjob-shop.abandoned-carts.yaml")
                                .contains("patch/deployment-shop.orders.yaml"),
                        line -> assertThat(line).isEqualTo("wait cronjob shop/abandoned-carts"),
                        line -> assertThat(line).isEqualTo("patch patch/namespace-shop.yaml"),
                        line -> assertThat(line).isEqualTo("restart deployment shop/mailer"));
    }

    @Test
    void the_way_back_from_a_join_takes_the_label_first_and_restarts_before_plaintext_may_be_refused() {
        var undo = Rollouts.ofStory("corner-shop").stage("join-shop").undo();

        assertThat(Rollouts.lines(undo.steps()))
                .satisfiesExactly(
                        line -> assertThat(line).isEqualTo("patch undo/patch/namespace-shop.yaml"),
                        line -> assertThat(line).startsWith("patch undo/patch/deployment-shop.orders.yaml"),
                        line -> assertThat(line).isEqualTo("restart deployment shop/mailer"),
                        line -> assertThat(line).isEqualTo("wait cronjob shop/abandoned-carts"),
                        line -> assertThat(line).isEqualTo("delete peerauthentication shop/default"));
        assertThat(undo.restart()).extracting(Object::toString).containsExactly("deployment shop/mailer");
    }

    @Test
    void no_workload_restarts_twice_in_one_stage() {
        for (var story : STORIES) {
            for (var stage : Rollouts.ofStory(story).rollout().stages()) {
                assertThat(stage.restarts().stream().flatMap(batch -> batch.workloads().stream()))
                        .as(stage.folder())
                        .doesNotHaveDuplicates();
            }
        }
    }

    @Test
    void policies_are_tried_then_enforced_and_the_rest_is_denied_last() {
        var authorize = Rollouts.ofStory("corner-shop").stage("authorize-shop-web");

        assertThat(authorize.steps())
                .extracting(Step::action)
                .containsExactly(
                        Step.Action.CREATE,
                        Step.Action.WAIT,
                        Step.Action.PATCH,
                        Step.Action.CREATE,
                        Step.Action.CREATE);
        assertThat(authorize.steps().getLast().files())
                .containsExactly("apply/authorizationpolicy-web.default-deny.yaml");
    }

    @Test
    void no_namespace_is_denied_before_everybody_in_it_is_admitted_or_left_open() {
        for (var story : STORIES) {
            var given = Rollouts.ofStory(story);
            var overlay = Overlay.on(given.snapshot());
            for (var stage : given.rollout().stages()) {
                overlay = overlay.applied(stage);
                for (var file : stage.apply()) {
                    var key = file.manifest().key();
                    if (key.name().equals("default-deny")) {
                        assertEverybodyHasAPolicy(given, overlay, key.namespace());
                    }
                }
            }
        }
    }

    private static void assertEverybodyHasAPolicy(Rollouts given, Overlay overlay, String namespace) {
        var selectors = overlay.objectsIn("security.istio.io", "AuthorizationPolicy", namespace).stream()
                .map(policy -> policy.at("spec", "selector", "matchLabels").textByKey())
                .filter(selector -> !selector.isEmpty())
                .toList();
        given.snapshot().workloadsIn(namespace).stream()
                .filter(workload -> isMember(given, workload.id().toString()))
                .forEach(workload -> assertThat(selectors)
                        .as(workload.id().toString())
                        .anyMatch(selector ->
                                workload.template().labels().entrySet().containsAll(selector.entrySet())));
    }

    private static boolean isMember(Rollouts given, String workload) {
        return given.rollout().stages().stream()
                .filter(stage -> stage.stage().kind() == StageKind.JOIN)
                .flatMap(stage -> stage.stage().workloads().stream())
                .anyMatch(id -> id.toString().equals(workload));
    }

    @Test
    void gitops_owned_objects_are_patched_by_their_owner() {
        var payments = Rollouts.ofStory("northwind-rail").rollout().stages().stream()
                .flatMap(stage -> stage.steps().stream())
                .filter(step -> step.files().stream().anyMatch(file -> file.contains("namespace-payments")))
                .toList();

        assertThat(payments)
                .isNotEmpty()
                .allSatisfy(step -> assertThat(step.owner()).isEqualTo("Argo CD (payments)"));
    }

    @Test
    void a_control_plane_that_is_there_is_not_installed_again() {
        assertThat(Rollouts.ofStory("half-meshed").rollout().stages())
                .allSatisfy(stage -> assertThat(stage.helm()).isEmpty());
    }

    @Test
    void kinds_the_cluster_does_not_serve_are_files_for_people_and_never_objects() {
        var shop = Rollouts.ofStory("corner-shop").rollout();

        assertThat(shop.stages().stream().flatMap(stage -> stage.apply().stream()))
                .noneMatch(file -> file.manifest().apiVersion().startsWith("monitoring.coreos.com"));
        assertThat(shop.stages().stream().flatMap(stage -> stage.monitoring().stream()))
                .extracting(SideFile::path)
                .contains("monitoring/scrape-config.yaml", "monitoring/meshward-03-join-data.rules.yaml");
    }

    @Test
    void a_label_from_before_the_mesh_waits_for_its_stage() {
        var rail = Rollouts.ofStory("northwind-rail");

        assertThat(rail.stage("platform").touched()).anySatisfy(field -> {
            assertThat(field.object().name()).isEqualTo("analytics");
            assertThat(field.before()).contains(Value.Text.of("enabled"));
            assertThat(field.after()).isEmpty();
        });
    }

    @Test
    void a_pod_that_a_person_has_to_make_anew_names_the_label_and_its_place() {
        var rollout = Rollouts.ofYaml("""
            apiVersion: v1
            kind: Pod
            metadata: {name: alone, namespace: shop, labels: {app: alone}}
            spec: {containers: [{name: app, image: example.org/alone:1}]}
            """, """
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: apart, namespace: shop}
            spec:
              selector: {matchLabels: {app: apart}}
              template:
                metadata: {labels: {app: apart}}
                spec:
                  securityContext: {runAsUser: 1337}
                  containers: [{name: app, image: example.org/apart:1}]
            """).rollout();

        assertThat(rollout.stages().stream().flatMap(stage -> stage.steps().stream()))
                .filteredOn(step -> step.target().equals("pod shop/alone"))
                .singleElement()
                .satisfies(step -> assertThat(step.because())
                        .isEqualTo("its pod template cannot be changed in place: make it anew with, in metadata of the"
                                + " Pod, under labels sidecar.istio.io/inject: \"true\""));
    }

    @Test
    void what_stands_on_a_stage_that_has_to_go_first_goes_first_as_well() {
        for (var story : List.of("corner-shop", "northwind-rail")) {
            var stages = Rollouts.ofStory(story).rollout().stages();
            for (var stage : stages) {
                var first = stage.undo().first();
                assertThat(stages.stream()
                                .filter(other -> first.contains(other.folder()))
                                .flatMap(other -> other.undo().first().stream()))
                        .describedAs(stage.folder())
                        .isSubsetOf(first);
            }
        }
    }

    @Test
    void undoing_a_join_names_the_stages_that_stand_on_it_the_newest_first() {
        var given = Rollouts.ofStory("corner-shop");

        assertThat(given.stage("join-web").undo().first())
                .isNotEmpty()
                .isSortedAccordingTo(java.util.Comparator.reverseOrder())
                .contains(given.stage("strict-shop-web").folder());
    }

    @Test
    void every_command_names_a_file_or_an_object_of_the_stage() {
        for (var story : STORIES) {
            for (var stage : Rollouts.ofStory(story).rollout().stages()) {
                var commands = new StepCommands(stage);
                for (var step : stage.steps()) {
                    boolean isOurs = step.owner().isEmpty()
                            && !List.of(Step.Action.WAIT, Step.Action.MANUAL).contains(step.action());
                    assertThat(commands.of(step))
                            .as(stage.folder() + " " + step)
                            .matches(list -> isOurs != list.isEmpty());
                }
            }
        }
    }
}

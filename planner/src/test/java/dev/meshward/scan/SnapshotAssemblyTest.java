package dev.meshward.scan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meshward.cluster.ClusterSnapshot;
import dev.meshward.cluster.Ownership;
import dev.meshward.cluster.RestartMethod;
import dev.meshward.cluster.ScanGap;
import dev.meshward.cluster.Workload;
import dev.meshward.cluster.WorkloadId;
import dev.meshward.manifest.ManifestReader;
import dev.meshward.manifest.ObjectKey;
import dev.meshward.manifest.Reading;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SnapshotAssemblyTest {

    private static final String CONTAINER = "{containers: [{name: c, image: i}]}";

    @ParameterizedTest
    @CsvSource({
        "apps/v1, Deployment, ROLLOUT",
        "apps/v1, StatefulSet, ROLLOUT",
        "apps/v1, DaemonSet, ROLLOUT",
        "apps/v1, ReplicaSet, MANUAL",
        "v1, ReplicationController, MANUAL",
        "batch/v1, Job, NEXT_RUN",
        "argoproj.io/v1alpha1, Rollout, MANUAL",
        "serving.knative.dev/v1, Service, MANUAL",
        "apps.openshift.io/v1, DeploymentConfig, MANUAL",
        "apps.kruise.io/v1alpha1, CloneSet, MANUAL",
        "example.com/v1, Unheard, MANUAL"
    })
    void whatever_has_a_pod_template_is_a_workload(String apiVersion, String kind, RestartMethod restart) {
        var snapshot =
                snapshot(templated(apiVersion, kind, "a", "spec: {replicas: 3, template: {spec: " + CONTAINER + "}}"));

        assertThat(only(snapshot).id()).isEqualTo(new WorkloadId(kind, "shop", "a"));
        assertThat(only(snapshot).restart()).isEqualTo(restart);
        assertThat(only(snapshot).template().containers()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        batch/v1                  | CronJob      | spec: {jobTemplate: {spec: {parallelism: 2, template: {spec: POD}}}}
        core.strimzi.io/v1beta2   | StrimziPodSet| spec: {pods: [{spec: POD}, {spec: POD}]}
        example.com/v1            | Grid         | spec: {podTemplate: {spec: POD}}
        elasticsearch.k8s.elastic.co/v1 | Elasticsearch | spec: {nodeSets: [{podTemplate: {spec: POD}}]}
        jobset.x-k8s.io/v1alpha2  | JobSet       | spec: {replicatedJobs: [{template: {spec: {template: {spec: POD}}}}]}
        ray.io/v1                 | RayCluster   | spec: {headGroupSpec: {template: {spec: POD}}}
        """)
    void templates_are_found_where_operators_put_them(String apiVersion, String kind, String spec) {
        var snapshot = snapshot(templated(apiVersion, kind, "a", spec.replace("POD", CONTAINER)));

        assertThat(only(snapshot).template().containers()).hasSize(1);
    }

    @Test
    void what_only_quotes_a_template_is_no_workload() {
        var snapshot = snapshot(
                templated(
                        "kyverno.io/v1",
                        "Policy",
                        "a",
                        "spec: {rules: [{mutate: {template: {spec: " + CONTAINER + "}}}]}"),
                templated("apps/v1", "ControllerRevision", "b", "data: {spec: {template: {spec: " + CONTAINER + "}}}"),
                templated("v1", "PodTemplate", "c", "template: {spec: " + CONTAINER + "}"),
                templated(
                        "helm.toolkit.fluxcd.io/v2",
                        "HelmRelease",
                        "d",
                        "spec: {values: {podTemplate: {spec: " + CONTAINER + "}}}"),
                """
                apiVersion: apiextensions.k8s.io/v1
                kind: CustomResourceDefinition
                metadata: {name: foos.example.com}
                spec: {group: example.com, names: {kind: Foo}, scope: Cluster, template: {spec: {containers: [{name: x}]}},
                  versions: [{name: v1, served: true, schema: {big: tree}}]}
                """);

        assertThat(snapshot.workloads()).isEmpty();
        assertThat(snapshot.objectsOf("apiextensions.k8s.io", "CustomResourceDefinition")
                        .getFirst()
                        .at("spec", "versions")
                        .items()
                        .getFirst()
                        .at("schema")
                        .isAbsent())
                .isTrue();
    }

    @Test
    void pods_fold_into_the_deployment_that_made_them() {
        var snapshot = snapshot(
                deployment("cart", 2), replicaSet("cart-5d", "cart"), pod("cart-5d-x", "ReplicaSet", "cart-5d"));

        assertThat(only(snapshot).id().kind()).isEqualTo("Deployment");
        assertThat(only(snapshot).replicas()).isEqualTo(2);
        assertThat(snapshot.objects()).extracting(object -> object.key().kind()).containsExactly("Deployment");
    }

    @Test
    void a_dump_of_pods_alone_still_shows_workloads() {
        var snapshot = snapshot(
                pod("cart-5d-x", "ReplicaSet", "cart-5d", "pod-template-hash: 5d"),
                pod("cart-5d-y", "ReplicaSet", "cart-5d", "pod-template-hash: 5d"),
                pod("db-0", "StatefulSet", "db"),
                pod("main-1", "Cluster", "main"),
                pod("alone", "", ""));

        assertThat(snapshot.workloads())
                .extracting(workload -> workload.id() + " " + workload.replicas() + " " + workload.restart())
                .containsExactly(
                        "pod shop/alone 1 MANUAL",
                        "deployment shop/cart 2 MANUAL",
                        "statefulset shop/db 1 MANUAL",
                        "cluster shop/main 1 MANUAL");
    }

    @Test
    void replica_sets_without_their_deployment_are_one_workload_of_its_kind() {
        var snapshot = snapshot(
                replicaSet("cart-1", "cart"), replicaSet("cart-2", "cart"), pod("cart-2-x", "ReplicaSet", "cart-2"));

        assertThat(only(snapshot).id()).isEqualTo(new WorkloadId("Deployment", "shop", "cart"));
        assertThat(only(snapshot).restart()).isEqualTo(RestartMethod.MANUAL);
    }

    @Test
    void a_job_of_a_cron_job_is_folded_into_it() {
        var cron = templated(
                "batch/v1", "CronJob", "nightly", "spec: {jobTemplate: {spec: {template: {spec: " + CONTAINER + "}}}}");
        var job = owned(
                templated("batch/v1", "Job", "nightly-29000000", "spec: {template: {spec: " + CONTAINER + "}}"),
                "batch/v1",
                "CronJob",
                "nightly");
        var snapshot = snapshot(cron, job, pod("nightly-29000001-x", "Job", "nightly-29000001"));

        assertThat(only(snapshot).id().kind()).isEqualTo("CronJob");
        assertThat(only(snapshot).restart()).isEqualTo(RestartMethod.NEXT_RUN);
        assertThat(snapshot.objects()).hasSize(1);
    }

    @Test
    void a_rollout_that_borrows_the_template_of_a_deployment_takes_its_place() {
        var rollout = templated(
                "argoproj.io/v1alpha1",
                "Rollout",
                "cart",
                "spec: {replicas: 4, workloadRef: {apiVersion: apps/v1, kind: Deployment, name: cart}}");
        var snapshot = snapshot(deployment("cart", 0), rollout);

        assertThat(only(snapshot).id().kind()).isEqualTo("Rollout");
        assertThat(only(snapshot).replicas()).isEqualTo(4);
        assertThat(only(snapshot).template().containers()).hasSize(1);
    }

    @Test
    void what_a_knative_service_makes_belongs_to_it() {
        var service =
                templated("serving.knative.dev/v1", "Service", "fn", "spec: {template: {spec: " + CONTAINER + "}}");
        var deployment = owned(deployment("fn-00001-deployment", 1), "serving.knative.dev/v1", "Revision", "fn-00001");
        var revision = owned(
                templated("serving.knative.dev/v1", "Revision", "fn-00001", "spec: " + CONTAINER),
                "serving.knative.dev/v1",
                "Configuration",
                "fn");
        var configuration = owned(
                templated(
                        "serving.knative.dev/v1", "Configuration", "fn", "spec: {template: {spec: " + CONTAINER + "}}"),
                "serving.knative.dev/v1",
                "Service",
                "fn");

        assertThat(only(snapshot(deployment, revision, configuration, service)).id())
                .isEqualTo(new WorkloadId("Service", "shop", "fn"));
        assertThat(snapshot(service).services()).isEmpty();
    }

    @Test
    void a_daemon_set_has_a_pod_for_each_known_node() {
        var daemon = templated("apps/v1", "DaemonSet", "agent", "spec: {template: {spec: " + CONTAINER + "}}");
        var snapshot = snapshot(daemon, node("a", "v1.33.4-eks-1"), node("b", "v1.31.9"));

        assertThat(only(snapshot).replicas()).isEqualTo(2);
        assertThat(snapshot.kubernetesVersion()).contains("1.31");
    }

    @Test
    void an_on_delete_strategy_and_a_pause_change_how_pods_are_renewed() {
        var snapshot = snapshot(
                templated(
                        "apps/v1",
                        "StatefulSet",
                        "a",
                        "spec: {updateStrategy: {type: OnDelete}, template: {spec: " + CONTAINER + "}}"),
                templated("apps/v1", "Deployment", "b", "spec: {paused: true, template: {spec: " + CONTAINER + "}}"));

        assertThat(snapshot.workloads())
                .extracting(Workload::restart)
                .containsExactly(RestartMethod.POD_BY_POD, RestartMethod.MANUAL);
    }

    @Test
    void objects_without_a_namespace_belong_to_the_default_one_unless_their_kind_has_none() {
        var snapshot = snapshot(
                "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\n",
                "apiVersion: rbac.authorization.k8s.io/v1\n"
                        + "kind: ClusterRole\n"
                        + "metadata: {name: 'system:x', namespace: odd}\n",
                "apiVersion: example.com/v1\nkind: Foo\nmetadata: {name: a}\n",
                "apiVersion: apiextensions.k8s.io/v1\n"
                        + "kind: CustomResourceDefinition\n"
                        + "metadata: {name: foos.example.com}\n"
                        + "spec: {group: example.com, names: {kind: Foo}, scope: Cluster}\n");

        assertThat(snapshot.object(new ObjectKey("", "ConfigMap", "default", "a")))
                .isPresent();
        assertThat(snapshot.object(new ObjectKey("example.com", "Foo", "", "a")))
                .isPresent();
        assertThat(snapshot.object(new ObjectKey("rbac.authorization.k8s.io", "ClusterRole", "", "system:x")))
                .isPresent();
        assertThat(snapshot.namespaces())
                .extracting(namespace -> namespace.name())
                .containsExactly("default");
    }

    @Test
    void wrong_types_in_known_fields_are_gaps_and_the_rest_is_used() {
        var snapshot = snapshot(
                "apiVersion: v1\n"
                        + "kind: Service\n"
                        + "metadata: {name: a, namespace: shop, labels: [x]}\n"
                        + "spec: {ports: http, selector: {app: a}}\n",
                templated("apps/v1", "Deployment", "b", "spec: {replicas: many, template: {spec: " + CONTAINER + "}}"));

        assertThat(snapshot.gaps())
                .allMatch(ScanGap.WrongField.class::isInstance)
                .extracting(gap -> gap.place().path())
                .containsExactlyInAnyOrder("metadata.labels", "spec.ports", "spec.replicas");
        assertThat(snapshot.services().getFirst().selector()).containsEntry("app", "a");
        assertThat(only(snapshot).replicas()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"Service, a.b", "Namespace, Shop", "ConfigMap, ../../etc", "ConfigMap, a_b", "Pod, -a", "Role, a/b"})
    void a_name_that_is_no_dns_name_is_a_gap_and_the_object_is_not_used(String kind, String name) {
        var snapshot = snapshot("apiVersion: v1\nkind: " + kind + "\nmetadata: {name: \"" + name + "\"}\n");

        assertThat(snapshot.objects()).isEmpty();
        assertThat(snapshot.gaps()).singleElement().satisfies(gap -> {
            assertThat(gap.matters()).isTrue();
            assertThat(gap.because()).contains("DNS");
        });
    }

    @Test
    void an_object_written_twice_counts_once_and_only_a_difference_matters() {
        var same = snapshot(deployment("a", 1), deployment("a", 1));
        var different = snapshot(deployment("a", 1), deployment("a", 2));

        assertThat(same.gaps()).singleElement().matches(gap -> !gap.matters());
        assertThat(different.gaps()).singleElement().matches(ScanGap::matters);
        assertThat(only(different).replicas()).isEqualTo(2);
    }

    @Test
    void status_and_bookkeeping_are_dropped_after_the_owner_is_read() {
        var snapshot = snapshot("""
            apiVersion: v1
            kind: ConfigMap
            metadata:
              name: a
              resourceVersion: "1"
              annotations: {kubectl.kubernetes.io/last-applied-configuration: "{}", keep: it}
              managedFields: [{manager: deployer, operation: Apply}]
            status: {x: y}
            """);
        var object = snapshot.objects().getFirst();

        assertThat(object.at("status").isAbsent()).isTrue();
        assertThat(object.at("metadata").mapping().keys()).containsExactly("name", "annotations");
        assertThat(object.at("metadata", "annotations").textByKey()).containsOnlyKeys("keep");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        annotations: {argocd.argoproj.io/tracking-id: 'shop:apps/Deployment:shop/a'} | Argo CD (shop)
        annotations: {argocd.argoproj.io/tracking-id: 'shop:apps/Deployment:shop/other'} | ''
        labels: {kustomize.toolkit.fluxcd.io/name: apps, kustomize.toolkit.fluxcd.io/namespace: flux-system} | Flux (flux-system/apps)
        labels: {helm.toolkit.fluxcd.io/name: apps} | Flux (apps)
        annotations: {meta.helm.sh/release-name: web, meta.helm.sh/release-namespace: shop} | Helm release shop/web
        labels: {app.kubernetes.io/managed-by: Helm, app.kubernetes.io/instance: web} | Helm release web
        ownerReferences: [{apiVersion: example.com/v1, kind: Shop, name: s, controller: true}] | Shop s
        labels: {olm.owner: op.v1, olm.owner.kind: ClusterServiceVersion} | ClusterServiceVersion op.v1
        managedFields: [{manager: argocd-controller, operation: Apply}] | Argo CD ()
        managedFields: [{manager: kubectl-client-side-apply, operation: Update}, {manager: pipeline, operation: Apply}] | field manager pipeline
        managedFields: [{manager: kubectl, operation: Apply}] | ''
        """)
    void every_object_knows_who_reverts_changes_to_it(String metadata, String owner) {
        var snapshot = snapshot("""
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: a, namespace: shop, %s}
            spec: {template: {spec: {containers: [{name: c, image: i}]}}}
            """.formatted(metadata));

        assertThat(only(snapshot).owner().words()).isEqualTo(owner);
        assertThat(only(snapshot).owner() instanceof Ownership.Nobody).isEqualTo(owner.isEmpty());
    }

    @Test
    void shuffled_input_gives_the_same_snapshot() {
        var readings = new ArrayList<>(readings(
                deployment("cart", 2),
                replicaSet("cart-5d", "cart"),
                pod("cart-5d-x", "ReplicaSet", "cart-5d"),
                pod("main-2", "Cluster", "main"),
                pod("main-1", "Cluster", "main"),
                deployment("a", 1),
                deployment("a", 2),
                "apiVersion: v1\nkind: Service\nmetadata: {name: a}\n"));
        var expected = describe(assembled(readings));

        for (int seed = 0; seed < 20; seed++) {
            Collections.shuffle(readings, new Random(seed));
            assertThat(describe(assembled(readings))).isEqualTo(expected);
        }
    }

    private static List<Reading> readings(String... texts) {
        var readings = new ArrayList<Reading>();
        for (int i = 0; i < texts.length; i++) {
            readings.addAll(ManifestReader.read("f" + i, texts[i].getBytes(StandardCharsets.UTF_8)));
        }
        return readings;
    }

    private static ClusterSnapshot assembled(List<Reading> readings) {
        var assembly = new SnapshotAssembly(ScanOptions.everything());
        readings.forEach(assembly::take);
        return assembly.finish("test");
    }

    @Test
    void objects_outside_the_wanted_namespaces_or_labels_are_left_out_and_said() {
        var inShop = deployment("a", 1);
        var elsewhere = deployment("b", 1).replace("namespace: shop", "namespace: other");
        var options = ScanOptions.everything().withNamespaces(Set.of("shop"));
        var selected = ScanOptions.everything()
                .withSelector(LabelSelector.parse("app in (a,b),!x").orElseThrow());

        assertThat(snapshot(options, inShop, elsewhere).workloads()).hasSize(1);
        assertThat(snapshot(options, inShop, elsewhere).gaps()).singleElement().isInstanceOf(ScanGap.NotLooked.class);
        assertThat(snapshot(selected, inShop, elsewhere).workloads()).isEmpty();
    }

    private static String describe(ClusterSnapshot snapshot) {
        return snapshot.workloads() + "" + snapshot.objects() + snapshot.gaps().size();
    }

    private static Workload only(ClusterSnapshot snapshot) {
        assertThat(snapshot.workloads()).hasSize(1);
        return snapshot.workloads().getFirst();
    }

    private static ClusterSnapshot snapshot(String... texts) {
        return snapshot(ScanOptions.everything(), texts);
    }

    private static ClusterSnapshot snapshot(ScanOptions options, String... texts) {
        var assembly = new SnapshotAssembly(options);
        readings(texts).forEach(assembly::take);
        return assembly.finish("test");
    }

    private static String templated(String apiVersion, String kind, String name, String rest) {
        return "apiVersion: %s\nkind: %s\nmetadata: {name: %s, namespace: shop}\n%s\n"
                .formatted(apiVersion, kind, name, rest);
    }

    private static String deployment(String name, int replicas) {
        return templated(
                "apps/v1",
                "Deployment",
                name,
                "spec: {replicas: " + replicas + ", template: {spec: " + CONTAINER + "}}");
    }

    private static String replicaSet(String name, String deployment) {
        return owned(
                templated("apps/v1", "ReplicaSet", name, "spec: {replicas: 1, template: {spec: " + CONTAINER + "}}"),
                "apps/v1",
                "Deployment",
                deployment);
    }

    private static String owned(String text, String apiVersion, String kind, String name) {
        return text.replace(
                "namespace: shop}",
                "namespace: shop, ownerReferences: [{apiVersion: %s, kind: %s, name: %s, controller: true}]}"
                        .formatted(apiVersion, kind, name));
    }

    private static String pod(String name, String ownerKind, String owner, String... labels) {
        var text = "apiVersion: v1\nkind: Pod\nmetadata: {name: %s, namespace: shop}\nspec: %s\n"
                .formatted(name, CONTAINER);
        text = text.replace("shop}", "shop, labels: {" + String.join(", ", labels) + "}, namespace: shop}")
                .replaceFirst("namespace: shop, ", "");
        var version = ownerKind.equals("Cluster")
                ? "postgresql.cnpg.io/v1"
                : ownerKind.equals("Job") ? "batch/v1" : "apps/v1";
        return owner.isEmpty() ? text : owned(text, version, ownerKind, owner);
    }

    private static String node(String name, String version) {
        return "apiVersion: v1\nkind: Node\nmetadata: {name: %s}\nstatus: {nodeInfo: {kubeletVersion: %s}}\n"
                .formatted(name, version);
    }
}

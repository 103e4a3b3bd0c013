package dev.meshward.scan;

import static dev.meshward.scan.SmallClusters.CONTAINER;
import static dev.meshward.scan.SmallClusters.deployment;
import static dev.meshward.scan.SmallClusters.node;
import static dev.meshward.scan.SmallClusters.only;
import static dev.meshward.scan.SmallClusters.owned;
import static dev.meshward.scan.SmallClusters.pod;
import static dev.meshward.scan.SmallClusters.replicaSet;
import static dev.meshward.scan.SmallClusters.snapshot;
import static dev.meshward.scan.SmallClusters.templated;
import static org.assertj.core.api.Assertions.assertThat;

import dev.meshward.cluster.ClusterSnapshot;
import dev.meshward.cluster.RestartMethod;
import dev.meshward.cluster.ScanGap;
import dev.meshward.cluster.Workload;
import dev.meshward.cluster.WorkloadId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WorkloadAssemblyTest {

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

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        conditions: [{type: Complete, status: "True"}]                                       | complete
        completionTime: "2026-01-01T00:00:00Z"                                                | complete
        conditions: [{type: FailureTarget, status: "True"}, {type: Failed, status: "True"}]   | failed
        """)
    void a_job_that_ended_is_no_workload_and_is_named(String status, String way) {
        var job = templated(
                "batch/v1", "Job", "load", "status: {" + status + "}\nspec: {template: {spec: " + CONTAINER + "}}");
        var snapshot = snapshot(job);

        assertThat(snapshot.workloads()).isEmpty();
        assertThat(saidOf(snapshot)).containsExactly("ended work in shop: job load (" + way + ")");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "active: 1",
                "conditions: [{type: Failed, status: \"False\"}]",
                "conditions: [{type: FailureTarget, status: \"True\"}]",
                "conditions: [{type: Suspended, status: \"True\"}]"
            })
    void a_job_that_has_not_ended_is_a_workload(String status) {
        var job = templated(
                "batch/v1", "Job", "load", "status: {" + status + "}\nspec: {template: {spec: " + CONTAINER + "}}");

        assertThat(only(snapshot(job)).replicas()).isEqualTo(1);
    }

    @Test
    void pods_that_ended_are_named_too_and_those_of_a_cron_job_belong_to_it() {
        var cron = templated(
                "batch/v1", "CronJob", "nightly", "spec: {jobTemplate: {spec: {template: {spec: " + CONTAINER + "}}}}");
        var run = owned(
                templated(
                        "batch/v1",
                        "Job",
                        "nightly-29000000",
                        "status: {conditions: [{type: Failed, status: \"True\"}]}\nspec: {template: {spec: " + CONTAINER
                                + "}}"),
                "batch/v1",
                "CronJob",
                "nightly");
        var snapshot = snapshot(
                cron,
                run,
                pod("nightly-29000000-x", "Job", "nightly-29000000") + "status: {phase: Failed}\n",
                pod("once-x", "Job", "once") + "status: {phase: Succeeded}\n",
                pod("alone", "", "") + "status: {phase: Failed}\n");

        assertThat(only(snapshot).id().kind()).isEqualTo("CronJob");
        assertThat(saidOf(snapshot))
                .containsExactly("ended work in shop: job once (its pods have ended), pod alone (failed)");
    }

    @Test
    void tests_of_helm_charts_are_named_and_no_workloads_while_other_hooks_are() {
        var snapshot = snapshot(
                hook("asks-web", "test"),
                hook("asks-db", "\"test-success, test-failure\""),
                hook("migrates", "pre-upgrade"),
                hook("both", "\"post-install,test\""));

        assertThat(snapshot.workloads())
                .extracting(workload -> workload.id().name())
                .containsExactly("both", "migrates");
        assertThat(saidOf(snapshot)).containsExactly("tests of Helm charts in shop: pod asks-db, pod asks-web");
    }

    private static String hook(String name, String moments) {
        return """
            apiVersion: v1
            kind: Pod
            metadata: {name: %s, namespace: shop, annotations: {helm.sh/hook: %s}}
            spec: %s
            """.formatted(name, moments, CONTAINER);
    }

    private static List<String> saidOf(ClusterSnapshot snapshot) {
        return snapshot.gaps().stream()
                .map(gap -> ((ScanGap.NotLooked) gap).what())
                .toList();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                   | minReplicas: 3      | 3
                   |                     | 1
        replicas: 2| minReplicas: 3      | 3
        replicas: 5| minReplicas: 3      | 5
        replicas: 0| minReplicas: 3      | 0
        """)
    void an_autoscaler_keeps_its_least_number_of_pods(String written, String least, int pods) {
        var deployment = templated(
                "apps/v1",
                "Deployment",
                "cart",
                "spec:\n  template: {spec: " + CONTAINER + "}\n  " + (written == null ? "" : written));
        var scaler = templated(
                "autoscaling/v2",
                "HorizontalPodAutoscaler",
                "cart",
                "spec:\n  scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: cart}\n  "
                        + (least == null ? "" : least));

        assertThat(only(snapshot(deployment, scaler)).replicas()).isEqualTo(pods);
    }

    @Test
    void an_autoscaler_of_keda_that_scales_to_none_still_leaves_a_pod_to_reckon_with() {
        var deployment = templated("apps/v1", "Deployment", "cart", "spec: {template: {spec: " + CONTAINER + "}}");
        var scaler = templated("keda.sh/v1alpha1", "ScaledObject", "cart", "spec: {scaleTargetRef: {name: cart}%s}");

        assertThat(only(snapshot(deployment, scaler.formatted(", minReplicaCount: 0")))
                        .replicas())
                .isEqualTo(1);
        assertThat(only(snapshot(deployment, scaler.formatted(", minReplicaCount: 4")))
                        .replicas())
                .isEqualTo(4);
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
}

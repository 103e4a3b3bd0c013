package dev.meshward.scan;

import static dev.meshward.scan.SmallClusters.CONTAINER;
import static dev.meshward.scan.SmallClusters.assembled;
import static dev.meshward.scan.SmallClusters.deployment;
import static dev.meshward.scan.SmallClusters.only;
import static dev.meshward.scan.SmallClusters.pod;
import static dev.meshward.scan.SmallClusters.readings;
import static dev.meshward.scan.SmallClusters.replicaSet;
import static dev.meshward.scan.SmallClusters.snapshot;
import static dev.meshward.scan.SmallClusters.templated;
import static org.assertj.core.api.Assertions.assertThat;

import dev.meshward.cluster.ClusterSnapshot;
import dev.meshward.cluster.Ownership;
import dev.meshward.cluster.ScanGap;
import dev.meshward.manifest.ObjectKey;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SnapshotAssemblyTest {

    @Test
    void names_that_every_cluster_holds_and_that_are_no_dns_names_are_read() {
        var snapshot = snapshot(
                "apiVersion: apiregistration.k8s.io/v1\nkind: APIService\nmetadata: {name: v1.}\n",
                "apiVersion: networking.k8s.io/v1\nkind: IPAddress\nmetadata: {name: \"fd00::1\"}\n",
                "apiVersion: rbac.authorization.k8s.io/v1\nkind: ClusterRole\nmetadata: {name: \"system:node\"}\n");

        assertThat(snapshot.gaps()).isEmpty();
        assertThat(snapshot.objects()).hasSize(3);
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
              annotations:
                kubectl.kubernetes.io/last-applied-configuration: "{}"
                deprecated.daemonset.template.generation: "2"
                keep: it
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

    @Test
    void objects_outside_the_wanted_namespaces_or_labels_are_left_out_and_said() {
        var inShop = deployment("a", 1);
        var elsewhere = deployment("b", 1).replace("namespace: shop", "namespace: other");
        var options = ScanOptions.everything().withNamespaces(Set.of("shop"));
        var selected = ScanOptions.everything()
                .withSelector(KubectlSelector.parse("app in (a,b),!x").orElseThrow());

        assertThat(snapshot(options, inShop, elsewhere).workloads()).hasSize(1);
        assertThat(snapshot(options, inShop, elsewhere).gaps()).singleElement().isInstanceOf(ScanGap.NotLooked.class);
        assertThat(snapshot(selected, inShop, elsewhere).workloads()).isEmpty();
    }

    private static String describe(ClusterSnapshot snapshot) {
        return snapshot.workloads() + "" + snapshot.objects() + snapshot.gaps().size();
    }
}

package dev.meshward.testing.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.meshward.cluster.ClusterSnapshot;
import dev.meshward.cluster.ScanGap;
import dev.meshward.cluster.Workload;
import dev.meshward.cluster.WorkloadId;
import dev.meshward.live.ClusterAddress;
import dev.meshward.saved.SavedSnapshot;
import dev.meshward.scan.LiveProgress;
import dev.meshward.scan.LiveScan;
import dev.meshward.scan.ManifestScan;
import dev.meshward.scan.SavedFormat;
import dev.meshward.scan.ScanOptions;
import dev.meshward.scan.ScanProgress;
import dev.meshward.scan.Source;
import dev.meshward.scan.SourceUnreadable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files laid over a running cluster give the cluster that applying them would make. */
class WhatIfTest {

    private static final String CLUSTER = Scanning.namespace("shop") + """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: checkout, namespace: shop, labels: {team: blue}, annotations: {note: by hand}}
        spec:
          replicas: 4
          selector: {matchLabels: {app: checkout}}
          template:
            metadata: {labels: {app: checkout}}
            spec:
              serviceAccountName: default
              containers:
                - {name: app, image: "app:1", env: [{name: CART_ADDR, value: "cart:80"}]}
                - {name: log, image: "log:1"}
        ---
        apiVersion: apps/v1
        kind: ReplicaSet
        metadata:
          name: checkout-1
          namespace: shop
          ownerReferences: [{apiVersion: apps/v1, kind: Deployment, name: checkout, controller: true}]
        spec: {replicas: 1, template: {spec: {containers: [{name: app, image: "app:1"}]}}}
        ---
        apiVersion: v1
        kind: Pod
        metadata:
          name: checkout-1-a
          namespace: shop
          labels: {app: checkout}
          ownerReferences: [{apiVersion: apps/v1, kind: ReplicaSet, name: checkout-1, controller: true}]
        spec: {containers: [{name: app, image: "app:1"}, {name: log, image: "log:1"}]}
        """;

    private static final WorkloadId CHECKOUT = new WorkloadId("Deployment", "shop", "checkout");

    private static final String REFERENCE =
            "apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: checkout, namespace: shop}\n";

    @TempDir
    private Path folder;

    private final StubApiServer server = StubApiServer.of(CLUSTER);

    @AfterEach
    void nothing_was_sent_that_writes() {
        assertThat(server.asked()).allMatch(Asked::isReadOnly);
        server.close();
    }

    private ClusterSnapshot with(String file) throws IOException, SourceUnreadable {
        var over = Files.writeString(folder.resolve("fix.yaml"), file);
        var address = new ClusterAddress(Optional.empty(), Optional.of(server.kubeconfig(folder)));
        return new LiveScan(Map.of(), ScanOptions.everything(), LiveProgress.unseen())
                .scan(address, List.of(new Source.OfPath(over)))
                .snapshot();
    }

    private Workload checkoutWith(String file) throws IOException, SourceUnreadable {
        return with(file).workload(CHECKOUT).orElseThrow();
    }

    private static List<String> images(Workload workload) {
        return workload.template().field().at("spec", "containers").items().stream()
                .map(container -> container.at("image").textOr(""))
                .toList();
    }

    @Test
    void what_the_file_names_is_taken_from_it_and_the_rest_stays() throws Exception {
        var checkout = checkoutWith(REFERENCE + """
            spec:
              template:
                metadata: {labels: {tier: front}}
                spec:
                  serviceAccountName: checkout
                  containers: [{name: app, image: "app:2"}]
            """);
        assertThat(images(checkout)).containsExactly("app:2");
        assertThat(checkout.template().field().at("metadata", "labels").textByKey())
                .containsOnly(Map.entry("app", "checkout"), Map.entry("tier", "front"));
        assertThat(checkout.replicas()).isEqualTo(4);
        assertThat(checkout.manifest().label("team").textOr("")).isEqualTo("blue");
        var account = checkout.template().field().at("spec", "serviceAccountName");
        assertThat(account.textOr("")).isEqualTo("checkout");
        assertThat(account.place().toString())
                .startsWith("kube://stub/shop/deployment.apps/checkout with ")
                .endsWith("fix.yaml:8 spec.template.spec.serviceAccountName");
        assertThat(checkout.pods().orElseThrow().running()).isEqualTo(1);
    }

    @Test
    void a_patch_changes_the_containers_it_names_and_null_takes_a_field_away() throws Exception {
        var snapshot = with(REFERENCE + """
            spec:
              template:
                spec:
                  serviceAccountName: null
                  containers: [{name: app, env: [{name: PAY_ADDR, value: "pay:80"}]}]
            """);
        var checkout = snapshot.workload(CHECKOUT).orElseThrow();
        assertThat(snapshot.gaps()).noneMatch(ScanGap::matters);
        assertThat(images(checkout)).containsExactly("app:1", "log:1");
        var names = checkout.template().field().at("spec", "containers").items().getFirst().at("env").items().stream()
                .map(each -> each.at("name").textOr(""));
        assertThat(names).containsExactly("CART_ADDR", "PAY_ADDR");
        assertThat(checkout.template().field().at("spec", "serviceAccountName").isPresent())
                .isFalse();
    }

    @Test
    void what_is_new_is_added_and_the_cluster_says_what_lies_over_it() throws Exception {
        var snapshot = with(Scanning.deployment("shop", "cart"));
        assertThat(snapshot.workloads()).extracting(Workload::name).containsExactly("cart", "checkout");
        assertThat(snapshot.cluster()).startsWith("stub with ").endsWith("fix.yaml");
        assertThat(snapshot.notSeen()).isEmpty();
    }

    @Test
    void what_is_deleted_goes_with_its_pods() throws Exception {
        var snapshot = with(REFERENCE + "$patch: delete\n");
        assertThat(snapshot.workloads()).isEmpty();
        assertThat(snapshot.namespaces()).hasSize(1);
    }

    @Test
    void what_changes_something_that_is_not_there_is_told() throws Exception {
        var snapshot = with(REFERENCE.replace("checkout", "gone") + "spec: {replicas: 2}\n---\n"
                + REFERENCE.replace("checkout", "gone") + "$patch: delete\n");
        assertThat(snapshot.workloads()).extracting(Workload::name).containsExactly("checkout");
        assertThat(snapshot.gaps())
                .filteredOn(ScanGap::matters)
                .extracting(ScanGap::because)
                .hasSize(2)
                .allMatch(because -> because.contains("gone") && because.contains("not in the cluster"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                REFERENCE + "spec: {replicas: 7}\n",
                REFERENCE + "$patch: delete\n",
                "apiVersion: v1\nkind: ServiceAccount\nmetadata: {name: checkout, namespace: shop}\n",
                "apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: cart, namespace: cart}\n"
                        + "spec: {template: {spec: {containers: [{name: app, image: \"app:1\"}]}}}\n"
            })
    void over_a_saved_snapshot_it_is_the_same_as_over_its_cluster(String file) throws Exception {
        var live = with(file);
        var without = new LiveScan(Map.of(), ScanOptions.everything(), LiveProgress.unseen())
                .scan(new ClusterAddress(Optional.empty(), Optional.of(server.kubeconfig(folder))))
                .snapshot();
        var saved = Files.write(folder.resolve("saved.json"), SavedSnapshot.write(without));
        var overSaved = new ManifestScan(WhatIfTest::recalled)
                .scan(
                        List.of(new Source.OfPath(saved)),
                        List.of(new Source.OfPath(folder.resolve("fix.yaml"))),
                        ScanOptions.everything(),
                        ScanProgress.unseen())
                .snapshot();
        assertThat(overSaved.cluster()).isEqualTo(live.cluster());
        assertThat(overSaved.objects()).isEqualTo(live.objects());
        assertThat(overSaved.workloads()).isEqualTo(live.workloads());
        assertThat(overSaved.namespaces()).isEqualTo(live.namespaces());
        assertThat(overSaved.gaps()).containsExactlyInAnyOrderElementsOf(live.gaps());
    }

    private static SavedFormat.Recalled recalled(byte[] bytes) {
        return switch (SavedSnapshot.read(bytes)) {
            case SavedSnapshot.Recalled.Read(var snapshot) -> new SavedFormat.Recalled.Snapshot(snapshot);
            case SavedSnapshot.Recalled.Refused(var because) -> new SavedFormat.Recalled.Refused(because);
        };
    }

    @Test
    void files_without_an_object_are_refused_before_the_cluster_is_asked() {
        assertThatThrownBy(() -> with("some: values\n"))
                .isInstanceOf(SourceUnreadable.class)
                .hasMessageContaining("nothing to lay over");
        assertThat(server.asked()).isEmpty();
    }
}

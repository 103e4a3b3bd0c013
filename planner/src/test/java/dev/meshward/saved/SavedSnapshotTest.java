package dev.meshward.saved;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meshward.cluster.ClusterSnapshot;
import dev.meshward.cluster.ForeignCall;
import dev.meshward.cluster.ScanGap;
import dev.meshward.cluster.ServiceId;
import dev.meshward.cluster.WorkloadId;
import dev.meshward.manifest.Manifest;
import dev.meshward.manifest.ManifestReader;
import dev.meshward.manifest.Place;
import dev.meshward.scan.ScanOptions;
import dev.meshward.scan.SnapshotAssembly;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SavedSnapshotTest {

    private static final String CLUSTER = """
        apiVersion: v1
        kind: Namespace
        metadata: {name: shop, labels: {helm.toolkit.fluxcd.io/name: base}}
        ---
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: cart}
        spec:
          replicas: 2

          template:
            metadata: {labels: {app.kubernetes.io/name: cart}}
            spec:
              containers:
                - {name: c, image: i, env: [{name: RATE, value: 1.50}, {name: X, value: null}, {name: Y, value: true}]}
        ---
        apiVersion: argoproj.io/v1alpha1
        kind: Rollout
        metadata: {name: cart, namespace: shop}
        spec: {workloadRef: {apiVersion: apps/v1, kind: Deployment, name: cart-base}}
        ---
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: cart-base, namespace: shop}
        spec: {template: {spec: {containers: [{name: c, image: i}]}}}
        ---
        apiVersion: postgresql.cnpg.io/v1
        kind: Cluster
        metadata: {name: db, namespace: shop}
        ---
        apiVersion: v1
        kind: Pod
        metadata: {name: db-1, namespace: shop, ownerReferences: [{apiVersion: postgresql.cnpg.io/v1, kind: Cluster, name: db, controller: true}]}
        spec: {containers: [{name: c, image: i}]}
        ---
        apiVersion: v1
        kind: Pod
        metadata: {name: x-1, namespace: shop, ownerReferences: [{apiVersion: e.com/v1, kind: Absent, name: x, controller: true}]}
        spec: {containers: [{name: c, image: i}]}
        ---
        apiVersion: apps/v1
        kind: ReplicaSet
        metadata: {name: y-1, namespace: shop, ownerReferences: [{apiVersion: apps/v1, kind: Deployment, name: y, controller: true}]}
        spec: {replicas: 1, template: {spec: {containers: [{name: c, image: i}]}}}
        ---
        apiVersion: batch/v1
        kind: Job
        metadata: {generateName: load-}
        spec: {template: {spec: {containers: [{name: c, image: i}]}}}
        ---
        apiVersion: v1
        kind: Service
        metadata: {name: cart, annotations: {meta.helm.sh/release-name: cart}}
        spec: {ports: wrong, selector: {app.kubernetes.io/name: cart}}
        ---
        apiVersion: v1
        kind: Service
        metadata: {name: cart}
        ---
        broken: [
        ---
        foreign: data
        """;

    @Test
    void what_is_written_is_read_back_with_every_line_and_path() {
        var before = snapshot(CLUSTER);
        var after = read(SavedSnapshot.write(before));

        assertThat(describe(after)).isEqualTo(describe(before));
        assertThat(before.workloads()).hasSize(6);
        assertThat(before.gaps()).hasSize(4);
    }

    @Test
    void what_was_not_seen_and_who_calls_from_elsewhere_is_read_back() {
        var cart = new WorkloadId("Deployment", "shop", "cart");
        var here = new Place("kube://west/shop/deployment.apps/cart", 1, "spec");
        List<ScanGap> gaps = List.of(
                new ScanGap.NotSeen("nodes", "", ScanGap.Hidden.DETAILS, "we have no right to list them"),
                new ScanGap.NotSeen("everything", "bank", ScanGap.Hidden.CALLERS, "we may list nothing there"),
                new ScanGap.NotLooked("Secrets", "they are never asked for"));
        var before = new ClusterSnapshot(
                        "east", Optional.empty(), Optional.empty(), List.of(), List.of(), List.of(), List.of(), gaps)
                .knowing(List.of(
                        new ForeignCall(
                                "west",
                                cart,
                                new ServiceId("shop", "orders"),
                                80,
                                "http",
                                Optional.of(cart),
                                here,
                                "a name"),
                        new ForeignCall(
                                "west",
                                cart,
                                new ServiceId("shop", "stock"),
                                0,
                                "",
                                Optional.empty(),
                                here,
                                "a name")));
        var after = read(SavedSnapshot.write(before));

        assertThat(after.gaps()).hasSize(3).isEqualTo(before.gaps());
        assertThat(after.foreignCalls()).hasSize(2).isEqualTo(before.foreignCalls());
    }

    @Test
    void the_same_snapshot_gives_the_same_bytes() {
        var written = SavedSnapshot.write(snapshot(CLUSTER));

        assertThat(SavedSnapshot.write(snapshot(CLUSTER))).isEqualTo(written);
        assertThat(SavedSnapshot.write(read(written))).isEqualTo(written);
        assertThat(SavedSnapshot.compressed(snapshot(CLUSTER))).isEqualTo(SavedSnapshot.compressed(read(written)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        {"schema": "meshward.dev/snapshot/v2"} | another version
        {"schema": "meshward.dev/plan/v1"}     | no snapshot
        {"a": 1}                               | no snapshot
        {"schema": "meshward.dev/snapshot/v1"} | damaged
        {                                      | damaged
        not json                               | damaged
        """)
    void another_version_or_a_damaged_file_is_refused_in_words(String text, String words) {
        assertThat(refusal(text.getBytes(StandardCharsets.UTF_8))).contains(words);
    }

    @Test
    void a_snapshot_cut_short_anywhere_is_refused() {
        var whole = SavedSnapshot.write(snapshot(CLUSTER));

        for (int length = 0; length < whole.length - 2; length += 13) {
            assertThat(refusal(Arrays.copyOf(whole, length))).isNotBlank();
        }
    }

    @Test
    void a_snapshot_in_which_anything_was_replaced_is_read_or_refused_but_never_breaks() {
        var whole = new String(SavedSnapshot.write(snapshot(CLUSTER)), StandardCharsets.UTF_8);
        for (var part : new String[] {
            "\"object\":", "\"lines\":\"", "\"file\":", "ROLLOUT", "\"templateOf\":", "\"by\":\"", "\"gap\":\""
        }) {
            assertThat(whole).contains(part);
            assertThat(refusal(whole.replace(part, part + (part.endsWith(":") ? "99" : "!"))
                            .getBytes(StandardCharsets.UTF_8)))
                    .contains("damaged");
        }
    }

    private static String refusal(byte[] bytes) {
        return switch (SavedSnapshot.read(bytes)) {
            case SavedSnapshot.Recalled.Refused(var because) -> because;
            case SavedSnapshot.Recalled.Read(var snapshot) ->
                throw new AssertionError("read " + snapshot.objects().size());
        };
    }

    private static ClusterSnapshot read(byte[] bytes) {
        return switch (SavedSnapshot.read(bytes)) {
            case SavedSnapshot.Recalled.Read(var snapshot) -> snapshot;
            case SavedSnapshot.Recalled.Refused(var because) -> throw new AssertionError(because);
        };
    }

    /** Everything, with lines: values print theirs. */
    private static String describe(ClusterSnapshot snapshot) {
        var text = new StringBuilder(snapshot.cluster())
                .append(snapshot.kubernetesVersion())
                .append('\n');
        snapshot.objects().forEach(object -> text.append(describe(object)));
        snapshot.namespaces()
                .forEach(each -> text.append(each.name())
                        .append(each.manifest().isPresent())
                        .append(each.owner())
                        .append('\n'));
        snapshot.workloads()
                .forEach(each -> text.append(each.id())
                        .append(describe(each.manifest()))
                        .append(each.template().field())
                        .append(each.replicas())
                        .append(each.restart())
                        .append(each.owner())
                        .append('\n'));
        snapshot.services()
                .forEach(each -> text.append(each.id())
                        .append(snapshot.workloadsBehind(each).size())
                        .append('\n'));
        // Versions of objects that are not used are not saved; that there were some is.
        snapshot.gaps()
                .forEach(gap -> text.append(gap.where()).append(gap.because()).append(gap.matters()));
        return text.toString();
    }

    private static String describe(Manifest manifest) {
        return manifest + "\n";
    }

    private static ClusterSnapshot snapshot(String text) {
        var assembly = new SnapshotAssembly(ScanOptions.everything());
        ManifestReader.read("dir/file.yaml", text.getBytes(StandardCharsets.UTF_8))
                .forEach(assembly::take);
        return assembly.finish("test");
    }
}

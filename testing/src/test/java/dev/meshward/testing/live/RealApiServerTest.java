package dev.meshward.testing.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.meshward.cluster.ClusterSnapshot;
import dev.meshward.cluster.ScanGap;
import dev.meshward.cluster.Workload;
import dev.meshward.live.ClusterAddress;
import dev.meshward.manifest.Manifest;
import dev.meshward.manifest.ManifestWriter;
import dev.meshward.manifest.ObjectKey;
import dev.meshward.scan.LiveProgress;
import dev.meshward.scan.LiveScan;
import dev.meshward.scan.ManifestScan;
import dev.meshward.scan.SavedFormat;
import dev.meshward.scan.ScanOptions;
import dev.meshward.scan.Source;
import dev.meshward.survey.ScanRights;
import dev.meshward.testing.Repository;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against the API server itself; needs {@code KUBEBUILDER_ASSETS}, and is skipped visibly without. */
class RealApiServerTest {

    @TempDir
    private static Path folder;

    private static Optional<RealApiServer> started = Optional.empty();

    @BeforeAll
    static void start() throws Exception {
        var programs = RealApiServer.programs();
        assumeTrue(programs.isPresent(), "KUBEBUILDER_ASSETS names no folder with etcd, kube-apiserver and kubectl");
        started = Optional.of(RealApiServer.start(programs.orElseThrow(), folder));
        var crds = Repository.here().shared("crds");
        if (crds.isPresent()) {
            server().kubectl("apply", "--server-side", "-R", "-f", crds.get().toString());
        }
        var story =
                Repository.here().at("sample-clusters/northwind-rail/cluster").toString();
        server().kubectl("create", "-R", "-f", story);
        server().kubectl("apply", "-R", "-f", story);
    }

    @AfterAll
    static void stop() {
        started.ifPresent(RealApiServer::close);
    }

    private static RealApiServer server() {
        return started.orElseThrow();
    }

    private static ClusterSnapshot scan(String context, Set<String> namespaces) throws Exception {
        var address = new ClusterAddress(Optional.of(context), Optional.of(server().kubeconfig()));
        var options = ScanOptions.everything().withNamespaces(namespaces);
        return new LiveScan(Map.of(), options, LiveProgress.unseen())
                .scan(address)
                .snapshot();
    }

    @Test
    void a_scan_sees_what_kubectl_gets() throws Exception {
        var live = scan("admin", Set.of());
        var kinds = live.objects().stream()
                .map(RealApiServerTest::resource)
                .distinct()
                .collect(Collectors.joining(","));
        assertThat(server().kubectl("get", kinds, "-A", "-o", "json")).isZero();
        var dump = Files.copy(server().kubectlOutput(), folder.resolve("dump.json"));
        var fromFile = new ManifestScan(SavedFormat.none())
                .scan(List.of(new Source.OfPath(dump)), ScanOptions.everything())
                .snapshot();
        assertThat(contents(live)).hasSizeGreaterThan(100).isEqualTo(contents(fromFile));
        assertThat(live.workloads())
                .extracting(Workload::id)
                .containsExactlyElementsOf(
                        fromFile.workloads().stream().map(Workload::id).toList());
        assertThat(live.notSeen()).isEmpty();
        assertThat(live.kubernetesVersion()).isPresent();
    }

    private static String resource(Manifest object) {
        var group = object.key().group();
        return object.key().kind()
                + (group.isEmpty() ? "" : "." + object.apiVersion().substring(group.length() + 1) + "." + group);
    }

    /** The API server itself renews some objects all the time. */
    private static Map<ObjectKey, Object> contents(ClusterSnapshot snapshot) {
        var contents = new TreeMap<ObjectKey, Object>();
        snapshot.objects().forEach(object -> contents.put(object.key(), object.content()));
        return contents;
    }

    @Test
    void the_printed_role_is_enough_and_one_rule_less_is_not() throws Exception {
        grant("everywhere", Set.of(), "clusterrolebinding", "--clusterrole=meshward-scan");
        assertThat(scan("reader", Set.of()).notSeen()).isEmpty();
        server().kubectl(
                        "patch",
                        "clusterrole",
                        "meshward-scan",
                        "--type=json",
                        "-p",
                        "[{\"op\":\"remove\",\"path\":\"/rules/0\"}]");
        assertThat(Scanning.notSeen(scan("reader", Set.of())))
                .contains("pods of the cluster", "services of the cluster");
        server().kubectl("delete", "clusterrolebinding/everywhere", "clusterrole/meshward-scan");
    }

    @Test
    void roles_in_one_namespace_show_that_namespace() throws Exception {
        grant("part", Set.of("booking"), "clusterrolebinding", "--clusterrole=meshward-scan");
        server().kubectl("create", "rolebinding", "part", "-n", "booking", "--role=meshward-scan", "--user=reader");
        var named = scan("reader", Set.of("booking"));
        assertThat(named.notSeen()).isEmpty();
        assertThat(named.workloads()).isNotEmpty();
        var all = scan("reader", Set.of());
        assertThat(all.workloadsIn("booking")).hasSameSizeAs(named.workloads());
        assertThat(Scanning.notSeen(all)).contains("everything in payments").doesNotContain("everything in booking");
        server().kubectl("delete", "clusterrolebinding/part", "clusterrole/meshward-scan");
    }

    @Test
    void without_any_right_nothing_is_read_and_nothing_is_invented() throws Exception {
        try {
            assertThat(scan("reader", Set.of("payments")).notSeen())
                    .anyMatch(gap -> gap.hidden() == ScanGap.Hidden.CALLERS);
        } catch (dev.meshward.scan.SourceUnreadable nothing) {
            assertThat(nothing.because()).contains("let nothing be seen", "no right");
        }
    }

    private static void grant(String binding, Set<String> namespaces, String kind, String role) throws Exception {
        var roles =
                ScanRights.least(namespaces).stream().map(ManifestWriter::yaml).collect(Collectors.joining("---\n"));
        var file = Files.writeString(folder.resolve(binding + ".yaml"), roles);
        assertThat(server().kubectl("apply", "-f", file.toString())).isZero();
        assertThat(server().kubectl("create", kind, binding, role, "--user=reader"))
                .isZero();
    }
}

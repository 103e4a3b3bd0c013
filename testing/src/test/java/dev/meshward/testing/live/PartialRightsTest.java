package dev.meshward.testing.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meshward.cluster.ClusterSnapshot;
import dev.meshward.cluster.ScanGap;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who may see only a part sees that part, and is told what is missing and what suffers from it. */
class PartialRightsTest {

    private static final String OBJECTS = Scanning.namespace("shop")
            + Scanning.namespace("bank")
            + Scanning.deployment("shop", "checkout")
            + Scanning.deployment("bank", "ledger")
            + "apiVersion: v1\nkind: Service\nmetadata: {name: checkout, namespace: shop}\nspec: {}\n---\n"
            + "apiVersion: v1\nkind: Node\nmetadata: {name: n1}\n";
    private static final String NOTHING = "{\"resourceRules\":[],\"incomplete\":false}";
    private static final String NOTHING_FOR_SURE = "{\"resourceRules\":[],\"incomplete\":true}";

    @TempDir
    private Path folder;

    @Test
    void one_missing_right_is_one_gap_with_what_suffers() {
        try (var server = StubApiServer.of(OBJECTS).deny(asked -> asked.path().equals("/api/v1/nodes"))) {
            var gap = scan(server).notSeen().getFirst();
            assertThat(gap.where()).isEqualTo("nodes of the cluster");
            assertThat(gap.because()).contains("no right to list them", "how many pods a DaemonSet has");
            assertThat(gap.matters()).isTrue();
            assertThat(server.asked()).noneMatch(asked -> asked.path().equals("/api/v1/nodes"));
        }
    }

    @Test
    void rights_in_single_namespaces_are_used_and_the_others_are_named() {
        try (var server = StubApiServer.of(OBJECTS)) {
            server.deny(asked -> asked.path().matches("/apis?/([^/]+/)?v1/(deployments|services|pods|secrets|events)"))
                    .rules("bank", NOTHING);
            var snapshot = scan(server);
            assertThat(snapshot.workloads())
                    .extracting(workload -> workload.namespace())
                    .containsExactly("shop");
            assertThat(Scanning.notSeen(snapshot)).contains("everything in bank");
            assertThat(server.asked()).noneMatch(asked -> asked.path().contains("/namespaces/bank/"));
        }
    }

    @Test
    void a_review_that_is_not_whole_leaves_the_answer_to_the_list_itself() {
        try (var server = StubApiServer.of(OBJECTS)) {
            server.deny(asked -> asked.path().matches("/apis/apps/v1/(namespaces/bank/)?deployments"))
                    .rules("shop", NOTHING_FOR_SURE)
                    .rules("bank", NOTHING_FOR_SURE);
            var snapshot = scan(server);
            assertThat(snapshot.workloads())
                    .extracting(workload -> workload.namespace())
                    .containsExactly("shop");
            assertThat(Scanning.notSeen(snapshot)).containsExactly("deployments.apps in bank");
            assertThat(snapshot.notSeen().getFirst().because()).contains("the API server refuses: User may not list");
        }
    }

    @Test
    void a_review_that_fails_leaves_the_answer_to_the_list_itself() {
        try (var server = StubApiServer.of(OBJECTS)) {
            server.spoil(asked -> asked.path().contains("selfsubject"), Mood.refuses(403, "no reviews"));
            assertThat(scan(server).notSeen()).isEmpty();
        }
    }

    @Test
    void who_may_not_list_namespaces_can_name_his_own() {
        try (var server = StubApiServer.of(OBJECTS)) {
            server.deny(asked -> asked.path().equals("/api/v1/namespaces"));
            var snapshot = new Scanning(server, folder).scan(Set.of("shop"));
            assertThat(snapshot.namespace("shop").orElseThrow().manifest()).isPresent();
            assertThat(snapshot.notSeen()).isEmpty();
        }
    }

    @Test
    void what_hides_callers_is_told_apart_from_what_hides_details() {
        try (var server = StubApiServer.of(OBJECTS)) {
            server.deny(asked -> asked.path().matches("/api/v1/(nodes|.*services)"));
            assertThat(scan(server).notSeen())
                    .extracting(ScanGap.NotSeen::resource, ScanGap.NotSeen::hidden)
                    .containsExactlyInAnyOrder(
                            org.assertj.core.groups.Tuple.tuple("nodes", ScanGap.Hidden.DETAILS),
                            org.assertj.core.groups.Tuple.tuple("services", ScanGap.Hidden.CALLERS));
        }
    }

    private ClusterSnapshot scan(StubApiServer server) {
        return new Scanning(server, folder).scan();
    }
}

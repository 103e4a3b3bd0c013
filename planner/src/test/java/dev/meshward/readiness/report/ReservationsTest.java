package dev.meshward.readiness.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meshward.advice.Code;
import dev.meshward.advice.Diagnosis;
import dev.meshward.advice.Severity;
import dev.meshward.cluster.ScanGap;
import dev.meshward.cluster.WorkloadId;
import dev.meshward.manifest.ObjectKey;
import dev.meshward.manifest.Place;
import dev.meshward.readiness.Finding;
import dev.meshward.readiness.Scope;
import dev.meshward.readiness.Scope.Step;
import dev.meshward.readiness.checks.AllChecks;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReservationsTest {

    private static final Code POLICIES = new Code("MW-1");
    private static final Code CALLS = new Code("MW-2");
    private static final Code OBJECTS = new Code("MW-3");
    private static final Map<Code, Scope> SCOPES = Map.of(
            POLICIES, Scope.everyMesh(Step.JOIN, "NetworkPolicy"),
            CALLS, Scope.everyMesh(Step.STRICT, Scope.CALLS),
            OBJECTS, Scope.everyMesh(Step.JOIN, "Sidecar"));

    @Test
    void whatever_a_check_says_it_reads_can_be_missed() {
        assertThat(AllChecks.list().stream().flatMap(check -> check.scope().reads().stream()))
                .filteredOn(read -> !Hidden.knows(read))
                .isEmpty();
    }

    @Test
    void a_finding_rests_on_what_was_not_seen_in_its_namespace_and_in_the_cluster() {
        var there = gap("networkpolicies.networking.k8s.io", "shop", ScanGap.Hidden.RULES);
        var everywhere = gap("networkpolicies.networking.k8s.io", "", ScanGap.Hidden.RULES);
        var elsewhere = gap("networkpolicies.networking.k8s.io", "bank", ScanGap.Hidden.RULES);
        assertThat(of(POLICIES, there, elsewhere)).containsExactly(there);
        assertThat(of(POLICIES, everywhere)).containsExactly(everywhere);
        assertThat(of(OBJECTS, there, everywhere)).isEmpty();
    }

    @Test
    void callers_may_hide_in_any_namespace() {
        var bank = gap("everything", "bank", ScanGap.Hidden.CALLERS);
        assertThat(of(CALLS, bank)).containsExactly(bank);
        assertThat(of(POLICIES, bank)).isEmpty();
        assertThat(of(CALLS, gap("nodes", "", ScanGap.Hidden.DETAILS))).isEmpty();
    }

    @Test
    void a_group_that_was_down_hides_its_kinds() {
        var down = gap("all of networking.istio.io", "", ScanGap.Hidden.RULES);
        assertThat(of(OBJECTS, down)).containsExactly(down);
        assertThat(of(POLICIES, down)).isEmpty();
    }

    @Test
    void what_no_check_reads_is_no_reservation() {
        var reservations = new Reservations(
                List.of(gap("nodes", "", ScanGap.Hidden.DETAILS), gap("pods", "shop", ScanGap.Hidden.CALLERS)), SCOPES);
        assertThat(reservations.all())
                .extracting(Reservations.Reservation::sentence)
                .containsExactly("pods in shop not seen: MW-2 may have missed something.");
        assertThat(reservations.in("shop")).hasSize(1);
        assertThat(reservations.in("bank")).isEmpty();
    }

    private static List<ScanGap.NotSeen> of(Code code, ScanGap.NotSeen... gaps) {
        var cart = new WorkloadId("Deployment", "shop", "cart");
        var diagnosis = new Diagnosis(
                code,
                Severity.WARNING,
                new ObjectKey("apps", "Deployment", "shop", "cart"),
                Place.nowhere(),
                "What it is.",
                "Why it matters.",
                "What to do.");
        var finding = new Finding(diagnosis, List.of(cart), Finding.Blocks.NOTHING, Optional.empty());
        return new Reservations(List.of(gaps), SCOPES).of(finding);
    }

    private static ScanGap.NotSeen gap(String resource, String namespace, ScanGap.Hidden hidden) {
        return new ScanGap.NotSeen(resource, namespace, hidden, "we have no right to list them");
    }
}

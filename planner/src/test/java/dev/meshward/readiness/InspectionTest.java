package dev.meshward.readiness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.meshward.advice.Code;
import dev.meshward.manifest.Field;
import dev.meshward.manifest.ObjectKey;
import dev.meshward.readiness.Finding.Blocks;
import dev.meshward.readiness.checks.AllChecks;
import dev.meshward.readiness.checks.injection.WorkloadOnHostNetwork;
import dev.meshward.readiness.checks.resources.QuotaWithoutRoom;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class InspectionTest {

    private final Inspection inspection = new Inspection(AllChecks.list());

    @Test
    void two_checks_with_one_code_are_a_defect_of_the_program() {
        assertThatThrownBy(() -> new Inspection(List.of(new WorkloadOnHostNetwork(), new WorkloadOnHostNetwork())))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("MW-101")
                .hasMessageContaining("Maybe");
    }

    @Test
    void findings_come_the_gravest_first() {
        for (var example : Example.all()) {
            assertThat(inspection.inspect(example.situation()))
                    .as(example.name())
                    .isSorted()
                    .doesNotHaveDuplicates();
        }
    }

    @Test
    void only_these_findings_ever_keep_a_workload_from_joining() {
        var blocking = new TreeMap<String, Blocks>();
        Example.all().stream()
                .flatMap(example -> inspection.inspect(example.situation()).stream())
                .filter(finding -> finding.blocks() != Blocks.NOTHING)
                .forEach(finding -> blocking.put(finding.diagnosis().code().id(), finding.blocks()));

        assertThat(blocking)
                .allSatisfy((code, blocks) -> assertThat(blocks == Blocks.JOINING_EVER)
                        .as(code)
                        .isEqualTo(Set.of("MW-101", "MW-287").contains(code)))
                .containsOnlyKeys(
                        "MW-101", "MW-105", "MW-106", "MW-107", "MW-108", "MW-110", "MW-111", "MW-112", "MW-113",
                        "MW-132", "MW-141", "MW-152", "MW-204", "MW-205", "MW-213", "MW-223", "MW-224", "MW-225",
                        "MW-287");
    }

    @Test
    void what_a_fix_settles_does_not_postpone() {
        assertThat(Example.all().stream()
                        .flatMap(example -> inspection.inspect(example.situation()).stream())
                        .filter(finding -> finding.fix().isPresent()))
                .isNotEmpty()
                .allMatch(finding -> finding.blocks() == Blocks.NOTHING);
    }

    @Test
    void a_quota_is_raised_to_what_pods_proxies_and_one_surge_need() {
        var fix = (Fix.ChangeFields) fixOf("MW-121/fires-requests");

        // 4 pods of 200m with proxies of 100m, and a quarter more while they restart: 5 times 300m.
        assertThat(Field.of("", fix.fields()).at("spec", "hard").textByKey())
                .isEqualTo(Map.of("requests.cpu", "1500m"));
    }

    @Test
    void a_port_gets_an_app_protocol_and_keeps_its_name() {
        var fix = (Fix.ChangeFields) fixOf("MW-204/fires-mysql-behind-another-number");
        var ports = Field.of("", fix.fields()).at("spec", "ports").items();

        assertThat(fix.object()).isEqualTo(new ObjectKey("", "Service", "shop", "ledger"));
        assertThat(ports).hasSize(1);
        assertThat(ports.getFirst().textByKey())
                .isEqualTo(Map.of("name", "db", "port", "3307", "targetPort", "3306", "appProtocol", "tcp"));
    }

    @Test
    void a_load_balancer_gets_no_app_protocol_that_would_change_its_probe() {
        assertThat(found("MW-201/fires-load-balancer").getFirst().fix()).isEmpty();
        assertThat(found("MW-201/fires-unknown-name-and-probe").getFirst().fix())
                .isPresent();
    }

    @Test
    void two_ports_of_one_number_cannot_be_patched_apart() {
        var finding = found("MW-204/fires-shared-port-number").getFirst();

        assertThat(finding.fix()).isEmpty();
        assertThat(finding.blocks()).isEqualTo(Blocks.JOINING);
    }

    @Test
    void a_policy_is_added_only_for_pods_that_are_isolated_already() {
        var policies = found("MW-221/fires-for-two-policies").stream()
                .map(finding -> (Fix.AddObject) finding.fix().orElseThrow())
                .collect(Collectors.toMap(
                        fix -> fix.object().key().name(),
                        fix -> fix.object()
                                .at("spec", "podSelector", "matchLabels")
                                .textByKey()));

        assertThat(policies)
                .isEqualTo(Map.of(
                        "cart-mesh-egress", Map.of("app", "cart"),
                        "checkout-mesh-egress", Map.of("app", "checkout")));
    }

    @Test
    void an_added_policy_opens_only_the_way_that_is_closed() {
        var fix = (Fix.AddObject) fixOf("MW-221/fires-only-names-allowed");
        var egress = fix.object().at("spec", "egress").items();

        assertThat(egress).hasSize(1);
        assertThat(egress.getFirst().at("ports").items())
                .extracting(port -> port.at("port").textOr(""))
                .containsExactly("15012");
        assertThat(fix.object().at("spec", "policyTypes").texts()).containsExactly("Egress");
    }

    @Test
    void after_the_fix_of_a_policy_nothing_is_closed_any_more() {
        for (var name : List.of(
                "MW-221/fires-default-deny",
                "MW-221/fires-only-names-allowed",
                "MW-222/fires-default-deny",
                "MW-223/fires-application-port-only",
                "MW-223/fires-probes-kept-out",
                "MW-223/fires-egress-to-application-port")) {
            var example = Example.named(name);
            var readings = new java.util.ArrayList<>(example.readings().toList());
            found(name).stream()
                    .flatMap(finding -> finding.fix().stream())
                    .map(Fix.AddObject.class::cast)
                    .forEach(
                            fix -> readings.add(new dev.meshward.manifest.Reading.Understood(fix.object(), List.of())));

            assertThat(ofCode(inspection.inspect(example.situationOf(readings)), example.code()))
                    .as(name)
                    .isEmpty();
        }
    }

    @Test
    void the_oldest_kubelet_decides_whether_proxies_are_native() {
        assertThat(found("MW-141/fires-one-old-node").getFirst().fix())
                .hasValueSatisfying(fix -> assertThat(fix)
                        .isInstanceOfSatisfying(
                                Fix.AnnotateAtJoin.class,
                                annotate ->
                                        assertThat(annotate.annotation()).isEqualTo("sidecar.istio.io/nativeSidecar")));
        assertThat(found("MW-141/fires-old-kubelet").getFirst().blocks()).isEqualTo(Blocks.JOINING);
    }

    @Test
    void a_version_that_is_not_known_is_said_to_be_so() {
        assertThat(found("MW-141/fires-version-not-known")
                        .getFirst()
                        .diagnosis()
                        .what())
                .contains("whose version the source does not tell");
    }

    @Test
    void a_group_of_volumes_does_not_postpone() {
        assertThat(found("MW-111/fires-volume-group").getFirst().blocks()).isEqualTo(Blocks.NOTHING);
        assertThat(found("MW-111/fires-container-user").getFirst().blocks()).isEqualTo(Blocks.JOINING);
    }

    @Test
    void only_a_mesh_that_runs_without_its_cni_plugin_postpones_a_restricted_namespace() {
        assertThat(found("MW-112/fires-mesh-to-be-installed").getFirst().blocks())
                .isEqualTo(Blocks.NOTHING);
        assertThat(found("MW-112/fires-running-mesh-without-cni").getFirst().blocks())
                .isEqualTo(Blocks.JOINING);
    }

    @Test
    void a_server_that_speaks_first_is_postponed_only_for_callers_that_can_never_join() {
        assertThat(found("MW-205/fires-callers-have-to-join-first").getFirst().blocks())
                .isEqualTo(Blocks.NOTHING);
        assertThat(found("MW-205/fires-caller-on-the-host-network").getFirst().blocks())
                .isEqualTo(Blocks.JOINING);
    }

    private Fix fixOf(String name) {
        return found(name).getFirst().fix().orElseThrow();
    }

    private List<Finding> found(String name) {
        var example = Example.named(name);
        return ofCode(inspection.inspect(example.situation()), example.code());
    }

    private static List<Finding> ofCode(List<Finding> findings, Code code) {
        return findings.stream()
                .filter(finding -> finding.diagnosis().code().equals(code))
                .toList();
    }

    @Test
    void quotas_with_room_are_told_as_well() {
        assertThat(QuotaWithoutRoom.rooms(Example.named("MW-121/fires-requests").situation()))
                .extracting(QuotaRoom::inWords)
                .containsExactly(
                        "compute: requests.cpu has 1000m; today 800m, with proxies and one rolling restart 1500m",
                        "compute: requests.memory has 8192Mi; today 1024Mi, with proxies and one rolling restart"
                                + " 1920Mi");
        assertThat(QuotaWithoutRoom.rooms(Example.named("MW-121/silent-ambient").situation()))
                .isEmpty();
    }
}

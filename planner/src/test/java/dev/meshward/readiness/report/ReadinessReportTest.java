package dev.meshward.readiness.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meshward.advice.Code;
import dev.meshward.advice.Diagnosis;
import dev.meshward.advice.Severity;
import dev.meshward.cluster.WorkloadId;
import dev.meshward.manifest.ManifestReader;
import dev.meshward.manifest.ObjectKey;
import dev.meshward.manifest.Place;
import dev.meshward.mesh.MeshName;
import dev.meshward.mesh.TargetMesh;
import dev.meshward.readiness.Finding;
import dev.meshward.readiness.Finding.Blocks;
import dev.meshward.scan.ScanOptions;
import dev.meshward.scan.SnapshotAssembly;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReadinessReportTest {

    private static final WorkloadId CART = new WorkloadId("Deployment", "shop", "cart");
    private static final WorkloadId ORDERS = new WorkloadId("Deployment", "shop", "orders");
    private static final WorkloadId AGENT = new WorkloadId("DaemonSet", "shop", "agent");
    private static final List<WorkloadId> ALL = List.of(CART, ORDERS, AGENT);

    private final Finding note = finding("MW-131", Severity.INFO, Blocks.NOTHING, CART);
    private final Finding warning = finding("MW-153", Severity.WARNING, Blocks.NOTHING, ORDERS);
    private final Finding refusal = finding("MW-101", Severity.WARNING, Blocks.JOINING_EVER, AGENT);

    @Test
    void each_workload_is_ready_or_ready_after_fixes_or_cannot_join() {
        var namespace = report(Suppressions.none()).namespaces().getFirst();

        assertThat(namespace.workloads())
                .extracting(WorkloadReadiness::workload, WorkloadReadiness::verdict)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple(CART, Verdict.READY),
                        org.assertj.core.groups.Tuple.tuple(ORDERS, Verdict.AFTER_FIXES),
                        org.assertj.core.groups.Tuple.tuple(AGENT, Verdict.CANNOT_JOIN));
    }

    @Test
    void a_score_says_what_it_is_made_of() {
        var namespace = report(Suppressions.none()).namespaces().getFirst();

        assertThat(namespace.points()).isEqualTo(50);
        assertThat(namespace.because()).isEqualTo("1 ready, 1 ready after fixes (MW-153), 1 cannot join (MW-101)");
    }

    @Test
    void what_is_suppressed_is_shown_and_costs_nothing() {
        var report = report(suppressing("MW-153", "deployment shop/orders"));

        assertThat(report.findings()).doesNotContain(warning).hasSize(2);
        assertThat(report.suppressed()).hasSize(1);
        assertThat(report.suppressed().getFirst().by().reason()).isEqualTo("Nobody waits for it.");
        assertThat(report.namespaces().getFirst().count(Verdict.READY)).isEqualTo(2);
    }

    @Test
    void living_with_a_finding_that_keeps_a_workload_out_lets_nobody_in() {
        var report = report(suppressing("MW-101", "daemonset shop/agent"));

        assertThat(report.suppressed()).hasSize(1);
        assertThat(report.namespaces().getFirst().count(Verdict.CANNOT_JOIN)).isEqualTo(1);
    }

    @Test
    void a_suppression_is_about_one_code_on_one_object() {
        var report = report(suppressing("MW-153", "deployment shop/cart"));

        assertThat(report.suppressed()).isEmpty();
        assertThat(report.idle()).hasSize(1);
    }

    @Test
    void an_object_says_itself_what_its_owner_lives_with() {
        var suppressions = annotated("MW-131: one team; MW-153: replaced in May; soon");

        assertThat(suppressions.accepted())
                .extracting(each -> each.code() + " " + each.object() + " " + each.reason())
                .containsExactly("MW-131 service shop/cart one team", "MW-153 service shop/cart replaced in May");
        assertThat(suppressions.refusals()).hasSize(1);
        assertThat(suppressions.refusals().getFirst().because()).startsWith("\"soon\"");
    }

    @Test
    void a_file_of_suppressions_is_understood_whole_or_refused_with_its_lines() {
        var good = SuppressionFile.read("s.yaml", bytes("""
            suppress:
              - code: MW-153
                object: deployment shop/orders
                reason: Nobody waits for it.
            """));
        var bad = SuppressionFile.read("s.yaml", bytes("""
            suppress:
              - code: MW-153
                object: deployment shop/orders
              - code: everything
                object: deployment shop/orders
                reason: no
            ignore: all
            """));

        assertThat(good.refusals()).isEmpty();
        assertThat(good.accepted()).hasSize(1);
        assertThat(bad.accepted()).isEmpty();
        assertThat(bad.refusals()).extracting(refusal -> refusal.place().line()).containsExactlyInAnyOrder(2, 4, 7);
    }

    @Test
    void an_assumed_version_is_said_to_be_assumed() {
        var assumed = new TargetMesh(MeshName.LINKERD, "2.19", "1.33", false);

        assertThat(ReadinessReport.of(assumed, List.of(), Suppressions.none(), ALL)
                        .versions())
                .isEqualTo("Linkerd 2.19 on Kubernetes 1.33, which is assumed, since the source does not tell it");
    }

    private ReadinessReport report(Suppressions suppressions) {
        var target = new TargetMesh(MeshName.ISTIO, "1.30.3", "1.34", true);
        return ReadinessReport.of(target, List.of(note, warning, refusal), suppressions, ALL);
    }

    private static Suppressions suppressing(String code, String object) {
        var suppression = new Suppression(new Code(code), object, "Nobody waits for it.", Place.nowhere(), false);
        return new Suppressions(List.of(suppression), List.of());
    }

    private static Suppressions annotated(String value) {
        var assembly = new SnapshotAssembly(ScanOptions.everything());
        ManifestReader.read("cart.yaml", bytes("""
            apiVersion: v1
            kind: Service
            metadata:
              name: cart
              namespace: shop
              annotations:
                meshward.dev/suppress: "%s"
            """.formatted(value))).forEach(assembly::take);
        return SuppressionAnnotations.in(assembly.finish("example"));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static Finding finding(String code, Severity severity, Blocks blocks, WorkloadId workload) {
        var subject = new ObjectKey("apps", workload.kind(), workload.namespace(), workload.name());
        var diagnosis = new Diagnosis(new Code(code), severity, subject, Place.nowhere(), "What.", "Why.", "Advice.");
        return new Finding(diagnosis, List.of(workload), blocks, Optional.empty());
    }
}

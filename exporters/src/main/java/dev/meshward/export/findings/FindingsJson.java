package dev.meshward.export.findings;

import dev.meshward.advice.Severity;
import dev.meshward.cluster.ScanGap;
import dev.meshward.manifest.Manifest;
import dev.meshward.manifest.ManifestWriter;
import dev.meshward.manifest.Mapping;
import dev.meshward.manifest.Value;
import dev.meshward.mesh.TargetMesh;
import dev.meshward.readiness.Finding;
import dev.meshward.readiness.Fix;
import dev.meshward.readiness.report.NamespaceScore;
import dev.meshward.readiness.report.ReadinessReport;
import dev.meshward.readiness.report.ReadinessReport.Suppressed;
import dev.meshward.readiness.report.Reservations;
import dev.meshward.readiness.report.Suppression;
import dev.meshward.readiness.report.Suppressions;
import dev.meshward.readiness.report.WorkloadReadiness;
import dev.meshward.saved.ReferenceJson;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** Findings as JSON, the gravest first, with how many there are of each severity. */
public final class FindingsJson {

    private FindingsJson() {}

    public static String of(ReadinessReport report, String toolVersion) {
        var sorted = report.findings();
        return ManifestWriter.json(Mapping.building()
                .put("schema", "meshward.dev/findings/v1")
                .put("tool", Mapping.building().put("version", toolVersion).build())
                .put("target", target(report.target()))
                .put("totals", totals(sorted))
                .put("namespaces", list(report.namespaces(), score -> namespace(score, report.reservations())))
                .put("findings", list(sorted, finding -> finding(finding, report.reservations())))
                .put("suppressed", list(report.suppressed(), each -> suppressed(each, report.reservations())))
                .put("idleSuppressions", list(report.idle(), FindingsJson::suppression))
                .put("refusedSuppressions", list(report.refusals(), FindingsJson::refusal))
                .put("notSeen", list(report.reservations().all(), FindingsJson::reservation))
                .build());
    }

    private static <T> Value list(List<T> items, Function<T, Mapping> written) {
        return Value.Sequence.of(items.stream().map(written).toList());
    }

    private static Mapping target(TargetMesh target) {
        return Mapping.building()
                .put("mesh", target.name().word())
                .put("meshVersion", target.meshVersion())
                .put("kubernetesVersion", target.kubernetesVersion())
                .put("kubernetesVersionIsKnown", target.kubernetesVersionIsKnown())
                .build();
    }

    private static Mapping reservation(Reservations.Reservation reservation) {
        var gap = reservation.gap();
        return Mapping.building()
                .put("resource", gap.resource())
                .put("namespace", gap.namespace())
                .put("because", gap.because())
                .put(
                        "codes",
                        Value.Sequence.of(reservation.codes().stream()
                                .map(code -> Value.Text.of(code.id()))
                                .toList()))
                .build();
    }

    private static Value words(List<ScanGap.NotSeen> gaps) {
        return Value.Sequence.of(
                gaps.stream().map(gap -> Value.Text.of(gap.where())).toList());
    }

    private static Mapping namespace(NamespaceScore score, Reservations reservations) {
        return Mapping.building()
                .put("namespace", score.namespace())
                .put("points", score.points())
                .put("because", score.because())
                .put("notSeen", words(reservations.in(score.namespace())))
                .put("workloads", list(score.workloads(), FindingsJson::workload))
                .build();
    }

    private static Mapping workload(WorkloadReadiness readiness) {
        return Mapping.building()
                .put("workload", ReferenceJson.of(readiness.workload()))
                .put("verdict", readiness.verdict().word())
                .put(
                        "because",
                        Value.Sequence.of(readiness.codes().stream()
                                .map(code -> Value.Text.of(code.id()))
                                .toList()))
                .build();
    }

    private static Mapping suppressed(Suppressed suppressed, Reservations reservations) {
        return finding(suppressed.finding(), reservations).with("suppressedBy", suppression(suppressed.by()));
    }

    private static Mapping suppression(Suppression suppression) {
        return Mapping.building()
                .put("code", suppression.code().id())
                .put("object", suppression.object())
                .put("reason", suppression.reason())
                .put("place", ReferenceJson.of(suppression.place()))
                .build();
    }

    private static Mapping refusal(Suppressions.Refusal refusal) {
        return Mapping.building()
                .put("place", ReferenceJson.of(refusal.place()))
                .put("because", refusal.because())
                .build();
    }

    private static Mapping totals(List<Finding> findings) {
        var totals = Mapping.building();
        for (var severity : Severity.values()) {
            totals.put(
                    severity.word(),
                    findings.stream()
                            .filter(finding -> finding.diagnosis().severity() == severity)
                            .count());
        }
        return totals.build();
    }

    private static Mapping finding(Finding finding, Reservations reservations) {
        var diagnosis = finding.diagnosis();
        var written = Mapping.building()
                .put("code", diagnosis.code().id())
                .put("severity", diagnosis.severity().word())
                .put("subject", ReferenceJson.of(diagnosis.subject()))
                .put("place", ReferenceJson.of(diagnosis.place()))
                .put("what", diagnosis.what())
                .put("why", diagnosis.why())
                .put("advice", diagnosis.advice())
                .put(
                        "workloads",
                        Value.Sequence.of(finding.workloads().stream()
                                .map(ReferenceJson::of)
                                .toList()))
                .put("blocks", finding.blocks().name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .put("fixedByPlan", finding.fix().filter(Fix::isMadeByPlan).isPresent())
                .put("notSeen", words(reservations.of(finding)))
                .put("page", diagnosis.code().page());
        finding.fix().ifPresent(fix -> {
            if (fix instanceof Fix.Offer offer) {
                written.put("offer", offer(offer));
            }
        });
        return written.build();
    }

    private static Mapping offer(Fix.Offer offer) {
        return Mapping.building()
                .put("because", offer.because())
                .put(
                        "add",
                        Value.Sequence.of(
                                offer.added().stream().map(Manifest::content).toList()))
                .put(
                        "change",
                        Value.Sequence.of(offer.changed().stream()
                                .map(change -> Mapping.building()
                                        .put("object", ReferenceJson.of(change.object()))
                                        .put("fields", change.fields())
                                        .build())
                                .toList()))
                .build();
    }
}

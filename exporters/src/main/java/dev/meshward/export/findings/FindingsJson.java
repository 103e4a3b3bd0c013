package dev.meshward.export.findings;

import dev.meshward.advice.Severity;
import dev.meshward.manifest.ManifestWriter;
import dev.meshward.manifest.Mapping;
import dev.meshward.manifest.Value;
import dev.meshward.readiness.Finding;
import dev.meshward.saved.ReferenceJson;
import java.util.List;
import java.util.Locale;

/** Findings as JSON, the gravest first, with how many there are of each severity. */
public final class FindingsJson {

    private FindingsJson() {}

    public static String of(List<Finding> findings, String toolVersion) {
        var sorted = findings.stream().sorted().toList();
        return ManifestWriter.json(Mapping.building()
                .put("schema", "meshward.dev/findings/v1")
                .put("tool", Mapping.building().put("version", toolVersion).build())
                .put("totals", totals(sorted))
                .put(
                        "findings",
                        Value.Sequence.of(
                                sorted.stream().map(FindingsJson::finding).toList()))
                .build());
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

    private static Mapping finding(Finding finding) {
        var diagnosis = finding.diagnosis();
        return Mapping.building()
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
                .put("fixedByPlan", finding.fix().isPresent())
                .put("page", diagnosis.code().page())
                .build();
    }
}

package dev.meshward.saved;

import dev.meshward.advice.Code;
import dev.meshward.advice.Severity;
import dev.meshward.cluster.WorkloadId;
import dev.meshward.readiness.Finding;
import java.util.List;

/**
 * A finding as the documents tell it.
 *
 * @param subject the object in words, such as {@code deployment shop/checkout}
 * @param place file, line and field; empty when not known
 */
public record SavedFinding(
        Code code,
        Severity severity,
        String subject,
        String place,
        String what,
        String why,
        String advice,
        List<WorkloadId> workloads,
        Finding.Blocks blocks) {

    public SavedFinding {
        workloads = List.copyOf(workloads);
    }

    static SavedFinding of(Finding finding) {
        var diagnosis = finding.diagnosis();
        return new SavedFinding(
                diagnosis.code(),
                diagnosis.severity(),
                diagnosis.subject().toString(),
                diagnosis.place().file().isEmpty() ? "" : diagnosis.place().toString(),
                diagnosis.what(),
                diagnosis.why(),
                diagnosis.advice(),
                finding.workloads(),
                finding.blocks());
    }
}

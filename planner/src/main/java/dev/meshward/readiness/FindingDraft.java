package dev.meshward.readiness;

import dev.meshward.advice.Code;
import dev.meshward.advice.Diagnosis;
import dev.meshward.advice.Severity;
import dev.meshward.cluster.Workload;
import dev.meshward.cluster.WorkloadId;
import dev.meshward.manifest.Field;
import dev.meshward.manifest.Manifest;
import dev.meshward.manifest.ObjectKey;
import dev.meshward.manifest.Place;
import dev.meshward.readiness.Finding.Blocks;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** A finding while it is being written: about whom, then what, why and what to do, then what follows from it. */
public final class FindingDraft {

    private final Code code;
    private final Severity severity;
    private final ObjectKey subject;
    private final Place place;
    private String what = "";
    private String why = "";
    private String advice = "";
    private List<WorkloadId> workloads = List.of();
    private Blocks blocks = Blocks.NOTHING;
    private Optional<Fix> fix = Optional.empty();

    private FindingDraft(Code code, Severity severity, ObjectKey subject, Place place) {
        this.code = code;
        this.severity = severity;
        this.subject = subject;
        this.place = place;
    }

    /** About an object, shown by one of its fields. */
    public static FindingDraft about(Code code, Severity severity, Manifest subject, Field shownBy) {
        return new FindingDraft(code, severity, subject.key(), shownBy.place());
    }

    /** About a workload, shown by one of its fields; the finding concerns this workload. */
    public static FindingDraft about(Code code, Severity severity, Workload workload, Field shownBy) {
        return about(code, severity, workload.manifest(), shownBy).concerning(List.of(workload.id()));
    }

    /** About an object that the source does not contain itself, shown by a field of another. */
    public static FindingDraft about(Code code, Severity severity, ObjectKey subject, Place place) {
        return new FindingDraft(code, severity, subject, place);
    }

    public FindingDraft what(String sentence) {
        what = sentence;
        return this;
    }

    public FindingDraft why(String sentence) {
        why = sentence;
        return this;
    }

    public FindingDraft advice(String sentences) {
        advice = sentences;
        return this;
    }

    public FindingDraft concerning(Collection<WorkloadId> concerned) {
        workloads = List.copyOf(concerned);
        return this;
    }

    public FindingDraft blocking(Blocks what) {
        blocks = what;
        return this;
    }

    public FindingDraft fixedBy(Optional<? extends Fix> change) {
        fix = change.map(Fix.class::cast);
        return this;
    }

    public FindingDraft fixedBy(Fix change) {
        return fixedBy(Optional.of(change));
    }

    public Finding finding() {
        return new Finding(new Diagnosis(code, severity, subject, place, what, why, advice), workloads, blocks, fix);
    }
}

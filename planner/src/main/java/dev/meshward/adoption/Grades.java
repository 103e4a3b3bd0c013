package dev.meshward.adoption;

import dev.meshward.cluster.WorkloadId;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;

/** How critical every workload is. */
record Grades(Map<WorkloadId, Grade> byWorkload) {

    private static final Grade UNKNOWN = new Grade(Criticality.NORMAL, "nothing is known of it");

    static Grades of(PlanQuestion question, Wishes wishes) {
        var rule = new CriticalityRule(question.snapshot(), question.graph(), wishes);
        var grades = new TreeMap<WorkloadId, Grade>();
        question.snapshot().workloads().forEach(workload -> grades.put(workload.id(), rule.gradeOf(workload)));
        return new Grades(Collections.unmodifiableMap(grades));
    }

    Grade gradeOf(WorkloadId workload) {
        return byWorkload.getOrDefault(workload, UNKNOWN);
    }

    Criticality of(WorkloadId workload) {
        return gradeOf(workload).criticality();
    }

    /** The most critical of these. */
    Criticality gravestOf(Collection<WorkloadId> workloads) {
        return workloads.stream().map(this::of).max(Comparator.naturalOrder()).orElse(Criticality.LOW);
    }

    Map<WorkloadId, Criticality> criticality() {
        var criticality = new TreeMap<WorkloadId, Criticality>();
        byWorkload.forEach((workload, grade) -> criticality.put(workload, grade.criticality()));
        return criticality;
    }
}

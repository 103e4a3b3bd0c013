package dev.meshward.saved;

import dev.meshward.adoption.Criticality;
import dev.meshward.cluster.WorkloadId;
import dev.meshward.manifest.Field;
import java.util.Map;
import java.util.TreeMap;

/** What plan.json says of each workload. */
record WorkloadFields(Field workloads) {

    Map<WorkloadId, Criticality> criticality() {
        var criticality = new TreeMap<WorkloadId, Criticality>();
        workloads
                .items()
                .forEach(each -> criticality.put(
                        PlanFields.workload(each),
                        PlanFields.word(Criticality.class, each.at("criticality"), Criticality.NORMAL)));
        return criticality;
    }

    /** Plans of versions that did not say have none. */
    Map<WorkloadId, String> owners() {
        var owners = new TreeMap<WorkloadId, String>();
        workloads
                .items()
                .forEach(each ->
                        each.at("owner").text().ifPresent(owner -> owners.put(PlanFields.workload(each), owner)));
        return owners;
    }
}

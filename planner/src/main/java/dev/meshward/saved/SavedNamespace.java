package dev.meshward.saved;

import dev.meshward.readiness.QuotaRoom;
import java.util.List;

/**
 * The way of one namespace through the plan.
 *
 * @param workloads how many live in it
 * @param pods how many pods its workloads want to have
 * @param joiningPods those among them that get a proxy in the course of the plan
 * @param joinedBefore whether all its workloads were in the mesh before the plan began
 * @param joins the id of the stage in which the last of its workloads joins; empty when none does
 * @param strict the id of the stage in which the namespace turns strict as a whole; empty when it does not
 * @param authorize the id of the stage in which it gets its default deny; empty when it does not
 * @param quotas what its quotas leave for proxies; empty for a mesh without sidecars
 */
public record SavedNamespace(
        String name,
        int workloads,
        int pods,
        int joiningPods,
        boolean joinedBefore,
        String joins,
        String strict,
        String authorize,
        List<QuotaRoom> quotas) {

    public SavedNamespace {
        quotas = List.copyOf(quotas);
    }
}

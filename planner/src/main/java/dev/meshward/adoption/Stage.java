package dev.meshward.adoption;

import dev.meshward.cluster.WorkloadId;
import java.util.List;

/**
 * One change window: what climbs together, and why here.
 *
 * @param id never changes and never returns when the plan is made again; numbers may
 * @param number from 0, the order of the plan
 * @param slug for the folder, such as {@code join-payments}
 * @param because why these, and why at this point: one or more sentences
 * @param namespaces those the stage touches, sorted
 * @param wholeNamespaces those among them whose namespace-level object changes in this stage: the namespace is labelled at
 *     a join because its last workload joins, turns strict as a whole, or gets its default deny
 * @param workloads those that climb, sorted
 * @param criticality of the most critical workload in it
 * @param owner who has to agree; empty when nobody is known
 * @param warnings such as a workload larger than the limits
 */
public record Stage(
        String id,
        int number,
        String slug,
        StageKind kind,
        String title,
        List<String> because,
        List<String> namespaces,
        List<String> wholeNamespaces,
        List<WorkloadId> workloads,
        Criticality criticality,
        String owner,
        List<Gate> gates,
        List<String> warnings) {

    public Stage {
        because = List.copyOf(because);
        namespaces = namespaces.stream().sorted().distinct().toList();
        wholeNamespaces = wholeNamespaces.stream().sorted().distinct().toList();
        workloads = workloads.stream().sorted().distinct().toList();
        gates = List.copyOf(gates);
        warnings = List.copyOf(warnings);
    }

    /** The same stage under another id. */
    Stage withId(String other) {
        return with(other, number);
    }

    /** The same stage at another place of the plan. */
    Stage withNumber(int other) {
        return with(id, other);
    }

    private Stage with(String otherId, int otherNumber) {
        return new Stage(
                otherId,
                otherNumber,
                slug,
                kind,
                title,
                because,
                namespaces,
                wholeNamespaces,
                workloads,
                criticality,
                owner,
                gates,
                warnings);
    }
}

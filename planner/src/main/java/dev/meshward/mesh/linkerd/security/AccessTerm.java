package dev.meshward.mesh.linkerd.security;

import dev.meshward.mesh.intent.AccessCondition;
import dev.meshward.mesh.intent.Origin;
import java.util.List;
import java.util.Set;

/**
 * One way to meet a rule on one port.
 *
 * @param requests what it asks of requests; empty where any will do
 */
record AccessTerm(Set<Caller> callers, Networks networks, List<AccessCondition> requests, Origin origin) {

    AccessTerm {
        callers = Set.copyOf(callers);
        requests = List.copyOf(requests);
    }

    Grant grant() {
        return new Grant(callers, networks);
    }
}

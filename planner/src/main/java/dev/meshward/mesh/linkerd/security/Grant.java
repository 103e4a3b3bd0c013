package dev.meshward.mesh.linkerd.security;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Callers that are let in from some networks. */
record Grant(Set<Caller> callers, Networks networks) {

    Grant {
        callers = Set.copyOf(callers);
    }

    private boolean isEmpty() {
        return callers.isEmpty() || networks.isEmpty();
    }

    private Grant and(Set<Caller> others, Networks more) {
        var both = new HashSet<>(callers);
        both.retainAll(others);
        return new Grant(both, networks.and(more));
    }

    /** Those who are among some and not denied: other callers, or the same from other addresses. */
    static List<Grant> without(List<Grant> some, Grant denied, Set<Caller> everybody) {
        var others = new HashSet<>(everybody);
        others.removeAll(denied.callers());
        var left = new ArrayList<Grant>();
        for (var grant : some) {
            left.add(grant.and(others, Networks.everywhere()));
            left.add(grant.and(denied.callers(), denied.networks().others()));
        }
        return together(left);
    }

    /** One grant for each list of networks; none that another one covers. */
    static List<Grant> together(List<Grant> some) {
        Map<Networks, Set<Caller>> callersByNetworks = new LinkedHashMap<>();
        some.stream()
                .filter(grant -> !grant.isEmpty())
                .forEach(grant -> callersByNetworks
                        .computeIfAbsent(grant.networks(), _ -> new HashSet<>())
                        .addAll(grant.callers()));
        var everywhere = callersByNetworks.getOrDefault(Networks.everywhere(), Set.of());
        return callersByNetworks.entrySet().stream()
                .map(entry -> new Grant(
                        entry.getKey().isEverywhere() ? entry.getValue() : without(entry.getValue(), everywhere),
                        entry.getKey()))
                .filter(grant -> !grant.isEmpty())
                .toList();
    }

    private static Set<Caller> without(Set<Caller> some, Set<Caller> others) {
        var left = new HashSet<>(some);
        left.removeAll(others);
        return left;
    }
}

package dev.meshward.testing.simulator;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** What stands behind the Service that a call names. */
record Behind(Town town) {

    /** Whether some pod behind a headless Service has no proxy: all that is possible. */
    Set<Boolean> of(Call call, Moment moment) {
        var selector = call.service()
                .flatMap(town.cluster()::find)
                .map(service -> service.labels("spec", "selector"))
                .orElse(Map.of());
        var possible = new LinkedHashSet<Boolean>();
        var proxies = new ArrayList<Set<Pod>>();
        moment.pods().forEach((name, pods) -> {
            boolean isBehind = name.namespace().equals(call.to().namespace())
                    && pods.stream().anyMatch(pod -> pod.labels().entrySet().containsAll(selector.entrySet()));
            if (isBehind || name.equals(call.to())) {
                proxies.add(pods);
            }
        });
        if (proxies.stream().anyMatch(pods -> pods.stream().anyMatch(pod -> !pod.hasProxy()))) {
            possible.add(true);
        }
        if (proxies.stream().allMatch(pods -> pods.stream().anyMatch(Pod::hasProxy))) {
            possible.add(false);
        }
        return possible;
    }
}

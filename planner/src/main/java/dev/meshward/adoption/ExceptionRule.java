package dev.meshward.adoption;

import dev.meshward.cluster.WorkloadId;
import dev.meshward.dependencies.Caller;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The exception a workload needs to turn strict: on the ports on which somebody calls it who cannot use mutual TLS, and
 * on all of them only where nobody can say which port it is.
 */
record ExceptionRule(Arrivals arrivals) {

    Optional<StrictException> of(WorkloadId workload) {
        var plaintext = arrivals.knownAt(workload)
                .filter(arrival -> arrival.plaintext().isPresent())
                .toList();
        return plaintext.isEmpty() ? Optional.empty() : Optional.of(merged(workload, plaintext));
    }

    private static StrictException merged(WorkloadId workload, List<Arrival> plaintext) {
        return new StrictException(
                workload, ports(plaintext), callers(plaintext), because(plaintext), until(plaintext));
    }

    private static List<Integer> ports(List<Arrival> plaintext) {
        var ports = new TreeSet<Integer>();
        for (var arrival : plaintext) {
            switch (arrival.landing()) {
                case Landing.Anywhere _ -> {
                    return List.of();
                }
                case Landing.OnPorts(var each) -> ports.addAll(each);
                case Landing.Nowhere _ -> {}
            }
        }
        return new ArrayList<>(ports);
    }

    private static List<Caller> callers(List<Arrival> plaintext) {
        return plaintext.stream().map(arrival -> arrival.call().from()).toList();
    }

    private static String because(List<Arrival> plaintext) {
        var reasons = plaintext.stream()
                .flatMap(arrival -> arrival.plaintext().stream())
                .map(Plaintext::because)
                .collect(Collectors.toCollection(TreeSet::new));
        return sentence(String.join("; ", reasons));
    }

    private static String until(List<Arrival> plaintext) {
        var events = plaintext.stream()
                .flatMap(arrival -> arrival.plaintext().stream())
                .map(Plaintext::until)
                .collect(Collectors.toCollection(TreeSet::new));
        return String.join(", and ", events);
    }

    private static String sentence(String clause) {
        return clause.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + clause.substring(1) + ".";
    }
}

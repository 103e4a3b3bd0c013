package dev.meshward.mesh.linkerd.security;

import dev.meshward.cluster.Workload;
import dev.meshward.mesh.intent.AccessPolicy;
import dev.meshward.mesh.intent.SelectedPods;
import dev.meshward.mesh.intent.TransportSecurity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Pods of one namespace of which the same policies speak, and a selector that picks them and no others.
 *
 * @param labels all of which they carry
 * @param never labels none of them carries, by which others are told apart
 */
record PodGroup(
        String namespace,
        List<Workload> workloads,
        List<AccessPolicy> policies,
        List<TransportSecurity> transport,
        Map<String, String> labels,
        List<Map.Entry<String, String>> never) {

    private record Rules(List<AccessPolicy> policies, List<TransportSecurity> transport) {

        boolean isEmpty() {
            return policies.isEmpty() && transport.isEmpty();
        }

        Stream<SelectedPods> selections() {
            return Stream.concat(
                    policies.stream().map(AccessPolicy::pods),
                    transport.stream().map(TransportSecurity::pods));
        }
    }

    static List<PodGroup> of(
            String namespace,
            List<Workload> workloads,
            List<AccessPolicy> policies,
            List<TransportSecurity> transport) {
        var all = new Rules(
                policies.stream()
                        .filter(policy -> policy.pods().reaches(namespace))
                        .toList(),
                transport.stream()
                        .filter(each -> each.pods().reaches(namespace))
                        .toList());
        Map<Rules, List<Workload>> workloadsByRules = new LinkedHashMap<>();
        workloads.forEach(workload -> workloadsByRules
                .computeIfAbsent(rulesFor(workload, all), _ -> new ArrayList<>())
                .add(workload));
        var known = workloadsByRules.entrySet().stream()
                .filter(entry -> !entry.getKey().isEmpty())
                .flatMap(entry -> groups(namespace, entry.getValue(), entry.getKey(), all, workloads));
        return Stream.concat(known, withoutPods(namespace, workloads, all)).toList();
    }

    /** Selectors that pick nobody the source holds: the ports that rules name are all that is known of their pods. */
    private static Stream<PodGroup> withoutPods(String namespace, List<Workload> workloads, Rules all) {
        return all.selections()
                .filter(pods -> workloads.stream().noneMatch(pods::selects))
                .map(pods -> pods.labels().labels())
                .distinct()
                .map(labels -> new PodGroup(
                        namespace,
                        List.of(),
                        all.policies().stream()
                                .filter(each -> isWithin(each.pods(), labels))
                                .toList(),
                        all.transport().stream()
                                .filter(each -> isWithin(each.pods(), labels))
                                .toList(),
                        labels,
                        List.of()));
    }

    private static boolean isWithin(SelectedPods pods, Map<String, String> labels) {
        return labels.entrySet().containsAll(pods.labels().labels().entrySet());
    }

    private static Rules rulesFor(Workload workload, Rules all) {
        return new Rules(
                all.policies().stream()
                        .filter(each -> each.pods().selects(workload))
                        .toList(),
                all.transport().stream()
                        .filter(each -> each.pods().selects(workload))
                        .toList());
    }

    /** One group where labels can tell it apart; else one for each workload. */
    private static Stream<PodGroup> groups(
            String namespace, List<Workload> together, Rules rules, Rules all, List<Workload> everybody) {
        var one = group(namespace, together, rules, all, everybody);
        return one.isPresent() || together.size() == 1
                ? one.stream()
                : together.stream().flatMap(each -> group(namespace, List.of(each), rules, all, everybody).stream());
    }

    private static Optional<PodGroup> group(
            String namespace, List<Workload> together, Rules rules, Rules all, List<Workload> everybody) {
        var labels = new TreeMap<String, String>();
        rules.selections().forEach(pods -> labels.putAll(pods.labels().labels()));
        var never = new ArrayList<Map.Entry<String, String>>();
        var others = all.selections()
                .filter(pods -> !pods.selects(together.getFirst()))
                .filter(pods -> isPossible(pods, labels))
                .distinct()
                .toList();
        for (var other : others) {
            var missing = other.labels().labels().entrySet().stream()
                    .filter(label -> together.stream()
                            .noneMatch(each -> label.getValue()
                                    .equals(each.template().labels().get(label.getKey()))))
                    .findFirst();
            if (missing.isEmpty()) {
                return Optional.empty();
            }
            never.add(Map.entry(missing.get().getKey(), missing.get().getValue()));
        }
        boolean isNeeded = everybody.stream()
                .anyMatch(each -> !together.contains(each)
                        && each.template().labels().entrySet().containsAll(labels.entrySet()));
        return Optional.of(new PodGroup(
                namespace,
                List.copyOf(together),
                rules.policies(),
                rules.transport(),
                labels,
                isNeeded ? never.stream().distinct().toList() : List.of()));
    }

    /** Whether pods with our labels could be selected by another selector as well. */
    private static boolean isPossible(SelectedPods pods, Map<String, String> labels) {
        return pods.labels().labels().entrySet().stream()
                .allMatch(label -> Objects.requireNonNullElse(labels.get(label.getKey()), label.getValue())
                        .equals(label.getValue()));
    }

    /** What its Servers are called after. */
    String name() {
        if (workloads.size() == 1) {
            return workloads.getFirst().name();
        }
        var named =
                labels.getOrDefault("app", labels.values().stream().findFirst().orElse(""));
        return named.isEmpty() ? namespace : named;
    }
}

package dev.meshward.readiness.checks.traffic;

import dev.meshward.cluster.Workload;
import dev.meshward.cluster.WorkloadId;
import dev.meshward.dependencies.Callee;
import dev.meshward.dependencies.Caller;
import dev.meshward.dependencies.Dependency;
import dev.meshward.dependencies.TrafficReport;
import dev.meshward.manifest.Manifest;
import dev.meshward.readiness.Finding;
import dev.meshward.readiness.Situation;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The objects that findings about calls are about, and the calls in words. */
final class Subjects {

    private final Situation situation;

    Subjects(Situation situation) {
        this.situation = situation;
    }

    /** The object of a callee, as far as the source contains it. */
    Optional<Manifest> callee(Callee callee) {
        return switch (callee) {
            case Callee.ToService(var id, var _) ->
                situation.snapshot().service(id).map(service -> service.manifest());
            case Callee.ToWorkload(var id) -> workload(id);
            case Callee.Dangling _, Callee.External _, Callee.KubernetesApi _ -> Optional.empty();
        };
    }

    Optional<Manifest> caller(Caller caller) {
        return caller instanceof Caller.Pods(var id) ? workload(id) : Optional.empty();
    }

    private Optional<Manifest> workload(WorkloadId id) {
        return situation.snapshot().workload(id).map(Workload::manifest);
    }

    /** A finding for each object that some of the items are about, in the order of keys; items about none are left out. */
    static <T> Stream<Finding> findings(
            Collection<T> items,
            Function<T, Optional<Manifest>> subject,
            BiFunction<Manifest, List<T>, Finding> finding) {
        var itemsBySubject = new TreeMap<Manifest, List<T>>(Comparator.comparing(Manifest::key));
        items.forEach(item -> subject.apply(item)
                .ifPresent(object -> itemsBySubject
                        .computeIfAbsent(object, _ -> new ArrayList<>())
                        .add(item)));
        return itemsBySubject.entrySet().stream().map(entry -> finding.apply(entry.getKey(), entry.getValue()));
    }

    /** {@code data/redis:6379}. */
    static String callee(Dependency dependency) {
        var port = dependency.port() == 0 ? "" : ":" + dependency.port();
        return name(dependency.to()) + port;
    }

    static String name(Callee callee) {
        return callee.namespace().isEmpty() ? callee.name() : callee.namespace() + "/" + callee.name();
    }

    static Stream<WorkloadId> caller(Dependency dependency) {
        return dependency.from() instanceof Caller.Pods(var workload) ? Stream.of(workload) : Stream.empty();
    }

    /** {@code istio, 7 days}, several joined. */
    static String sources(TrafficReport report) {
        return report.sources().stream()
                .map(TrafficReport.Source::toString)
                .distinct()
                .collect(Collectors.joining("; "));
    }
}

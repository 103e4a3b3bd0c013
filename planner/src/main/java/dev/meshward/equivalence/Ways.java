package dev.meshward.equivalence;

import dev.meshward.cluster.ClusterSnapshot;
import dev.meshward.cluster.Workload;
import dev.meshward.evaluate.Application;
import dev.meshward.evaluate.Destination;
import dev.meshward.evaluate.Mentions;
import dev.meshward.manifest.Manifest;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Compares where requests go, for every namespace that rules can tell apart and everything it may call. */
final class Ways {

    private static final String ANY_OTHER = "";

    /** Stands for a namespace that no object names. */
    private static final String NEVER_NAMED = "any-other-namespace";

    private final ClusterSnapshot context;
    private final Concerns concerns;

    /** Namespaces in which somebody runs who may call. */
    private final Set<String> callers;

    /** Those that rules name as namespaces of callers, whatever is called. */
    private final Set<String> named;

    Ways(ClusterSnapshot context, List<Manifest> objects) {
        this.context = context;
        this.concerns = new Concerns(context, objects);
        this.named = named(context, objects);
        this.callers = context.workloads().stream().map(Workload::namespace).collect(Collectors.toUnmodifiableSet());
    }

    private static Set<String> named(ClusterSnapshot context, List<Manifest> objects) {
        var named = new TreeSet<String>();
        for (var object : objects) {
            named.addAll(object.at("spec", "exportTo").texts());
            Stream.of("http", "tls", "tcp")
                    .flatMap(kind -> object.at("spec", kind).items().stream())
                    .flatMap(route -> route.at("match").items().stream())
                    .flatMap(match -> match.at("sourceNamespace").text().stream())
                    .forEach(named::add);
        }
        context.services()
                .forEach(service -> service.manifest()
                        .annotation("networking.istio.io/exportTo")
                        .text()
                        .ifPresent(text ->
                                named.addAll(List.of(text.replace(" ", "").split(",")))));
        return named;
    }

    /** Those of callers that rules may treat in a way of their own; all the others share one fate. */
    private Set<String> namespaces(Destination to) {
        var told = new TreeSet<>(named);
        concerns.with(to).forEach(object -> told.add(object.key().namespace()));
        told.retainAll(callers);
        told.add(ANY_OTHER);
        return told;
    }

    List<Comparison.Way> compared(Sides sides, Workers workers) {
        return workers.each(
                List.copyOf(destinations(sides).entrySet()),
                (own, destination) -> compared(own, destination.getKey(), destination.getValue()));
    }

    private List<Comparison.Way> compared(Sides sides, Destination to, Set<Application> spoken) {
        var calls = new Calls(context, sides, to);
        var namespaces = namespaces(to);
        boolean isLeft = concerns.isLeftToTheMesh(to);
        return namespaces.stream()
                .map(namespace -> {
                    var caller = namespace.equals(ANY_OTHER) ? NEVER_NAMED : namespace;
                    var labels = labels(namespace, namespaces, calls.mentions());
                    return new Comparison.Way(namespace, to, isLeft, calls.compared(caller, labels, spoken));
                })
                .toList();
    }

    /** Everything that may be called, with what callers may speak. */
    private Map<Destination, Set<Application>> destinations(Sides sides) {
        var all = new LinkedHashMap<Destination, Set<Application>>();
        for (var service : context.services()) {
            service.ports().stream()
                    .filter(port -> port.transport().equals("TCP"))
                    .forEach(port -> all.put(
                            new Destination.OfService(service.id(), port.number()), spoken(Doors.application(port))));
        }
        Stream.concat(sides.first().hostsOutside().stream(), sides.second().hostsOutside().stream())
                .forEach(host -> all.put(host, spoken(host)));
        return all;
    }

    private static Set<Application> spoken(Application application) {
        return application == Application.UNKNOWN ? Set.of(Application.HTTP, Application.TCP) : Set.of(application);
    }

    private static Set<Application> spoken(Destination.Outside host) {
        return switch (host.port()) {
            case 80 -> Set.of(Application.HTTP);
            case 443 -> Set.of(Application.TLS);
            default -> Set.of(Application.HTTP, Application.TLS, Application.TCP);
        };
    }

    /** Labels of callers as far as rules look at them, one of each kind. */
    private Set<Map<String, String>> labels(String namespace, Set<String> namespaces, Mentions mentions) {
        if (mentions.callerLabels().isEmpty()) {
            return Set.of(Map.of());
        }
        var all = new LinkedHashSet<Map<String, String>>();
        context.workloads().stream()
                .filter(workload -> namespace.equals(ANY_OTHER)
                        ? !namespaces.contains(workload.namespace())
                        : workload.namespace().equals(namespace))
                .forEach(workload -> {
                    var labels = new HashMap<>(workload.template().labels());
                    labels.keySet().retainAll(mentions.callerLabels());
                    all.add(labels);
                });
        return all.isEmpty() ? Set.of(Map.of()) : all;
    }
}

package dev.meshward.equivalence;

import dev.meshward.cluster.ClusterSnapshot;
import dev.meshward.cluster.ServiceId;
import dev.meshward.cluster.Workload;
import dev.meshward.evaluate.Application;
import dev.meshward.evaluate.Departure;
import dev.meshward.evaluate.Destination;
import dev.meshward.evaluate.Mentions;
import dev.meshward.evaluate.Request;
import dev.meshward.manifest.Manifest;
import java.util.ArrayList;
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
    private final Side first;
    private final Side second;
    private final Concerns concerns;

    /** Namespaces in which somebody runs who may call. */
    private final Set<String> callers;

    /** Those that rules name as namespaces of callers, whatever is called. */
    private final Set<String> named;

    Ways(ClusterSnapshot context, Side first, Side second, List<Manifest> objects) {
        this.context = context;
        this.first = first;
        this.second = second;
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

    List<Comparison.Way> compared() {
        return destinations().entrySet().parallelStream()
                .flatMap(destination -> compared(destination.getKey(), destination.getValue()))
                .toList();
    }

    private Stream<Comparison.Way> compared(Destination to, Set<Application> spoken) {
        var mentions = first.mentionedFor(to).and(second.mentionedFor(to));
        var namespaces = namespaces(to);
        boolean isLeft = concerns.isLeftToTheMesh(to);
        return namespaces.stream()
                .map(namespace -> new Comparison.Way(
                        namespace, to, isLeft, compared(namespace, namespaces, to, spoken, mentions)));
    }

    /** Everything that may be called, with what callers may speak. */
    private Map<Destination, Set<Application>> destinations() {
        var all = new LinkedHashMap<Destination, Set<Application>>();
        for (var service : context.services()) {
            service.ports().stream()
                    .filter(port -> port.transport().equals("TCP"))
                    .forEach(port -> all.put(
                            new Destination.OfService(service.id(), port.number()), spoken(Doors.application(port))));
        }
        Stream.concat(first.hostsOutside().stream(), second.hostsOutside().stream())
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

    private Compared compared(
            String namespace, Set<String> namespaces, Destination to, Set<Application> spoken, Mentions mentions) {
        var tally = new Tally();
        var caller = namespace.equals(ANY_OTHER) ? NEVER_NAMED : namespace;
        var space = Space.of(mentions, hosts(to, caller), 2);
        for (var labels : labels(namespace, namespaces, mentions)) {
            for (var application : new TreeSet<>(spoken)) {
                var requests = application == Application.HTTP
                        ? space.requests()
                        : List.of(Request.get(hosts(to, caller).getFirst(), "/"));
                requests.forEach(request -> compare(new Departure(caller, labels, to, application, request), tally));
            }
        }
        if (spoken.contains(Application.HTTP)) {
            space.doubts().forEach(doubt -> tally.unchecked("requests to " + to.words(), doubt));
        }
        return tally.compared();
    }

    /** The names that callers use for it; the full one first. */
    private static List<String> hosts(Destination to, String caller) {
        return switch (to) {
            case Destination.Outside(var host, int _) -> List.of(host);
            case Destination.OfService(ServiceId(var namespace, var name), int port) -> {
                var names = new ArrayList<String>();
                for (var end :
                        List.of("." + namespace + ".svc.cluster.local", "." + namespace, "." + namespace + ".svc")) {
                    names.add(name + end);
                    names.add(name + end + ":" + port);
                }
                if (caller.equals(namespace)) {
                    names.add(name);
                    names.add(name + ":" + port);
                }
                yield names;
            }
        };
    }

    /** Labels of callers as far as rules look at them, one of each kind. */
    private Set<Map<String, String>> labels(String namespace, Set<String> namespaces, Mentions mentions) {
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

    private void compare(Departure departure, Tally tally) {
        var one = first.route(departure);
        var other = second.route(departure);
        var ofOne = Outcome.of(one, departure, context);
        var ofOther = Outcome.of(other, departure, context);
        var request = departure.application() == Application.HTTP
                ? departure.request().words()
                : departure.application().words() + " to "
                        + departure.destination().words();
        for (var each : List.of(ofOne, ofOther)) {
            if (each instanceof Outcome.Unknown(var because)) {
                tally.unchecked(request, because);
                return;
            }
        }
        if (!ofOne.equals(ofOther)) {
            tally.add(new Counterexample(
                    Outcome.relation(ofOne, ofOther),
                    departure.namespace() + (departure.labels().isEmpty() ? "" : " " + departure.labels()),
                    request,
                    Sayings.of(one),
                    Sayings.of(other)));
        }
    }
}

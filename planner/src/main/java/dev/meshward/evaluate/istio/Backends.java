package dev.meshward.evaluate.istio;

import dev.meshward.cluster.Service;
import dev.meshward.cluster.ServiceId;
import dev.meshward.evaluate.Backend;
import dev.meshward.evaluate.Departure;
import dev.meshward.evaluate.Destination;
import dev.meshward.evaluate.Treatment;
import dev.meshward.evaluate.World;
import dev.meshward.manifest.Field;
import dev.meshward.manifest.Mapping;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a destination of a route is (istio.md A.1, A.2): pods of a Service or of a subset of it, a host, or nothing. */
final class Backends {

    private static final Pattern OF_SERVICE = Pattern.compile("([^.]+)\\.([^.]+)\\.svc\\.cluster\\.local");
    private static final int NOTHING_THERE = 503;

    private final Installation installation;
    private final Services services;
    private final ServiceEntries entries;
    private final DestinationRules rules;

    Backends(Installation installation, Services services, ServiceEntries entries, DestinationRules rules) {
        this.installation = installation;
        this.services = services;
        this.entries = entries;
        this.rules = rules;
    }

    /** A place and how its pods are treated; where nobody can tell, why. */
    record Found(Backend backend, Treatment treatment, Optional<String> doubt) {
        private static Found doubt(String because) {
            return new Found(new Backend.Missing("", 0), TrafficPolicies.usual(), Optional.of(because));
        }
    }

    /**
     * @param listener the port that the caller called, which counts where the destination names none and has several
     * @param namespace of the rule, for short names
     */
    Found of(Field destination, String namespace, Departure departure, int listener, World world) {
        var host = HostName.expanded(destination.at("host").textOr(""), namespace);
        var subset = destination.at("subset").textOr("");
        var name = host + (subset.isEmpty() ? "" : " subset " + subset);
        var id = service(host);
        var service = id.flatMap(each -> services.find(each, world))
                .filter(each -> Scoping.isExported(each, each.id(), departure.namespace()));
        int asked = destination.at("port", "number").wholeOr(0);
        if (service.isPresent()) {
            return ofService(service.get(), asked, subset, name, departure, listener, world);
        }
        return entries.isKnown(host, departure.namespace(), world)
                ? ofHost(host, asked, subset, departure, listener, world)
                : new Found(new Backend.Missing(name, NOTHING_THERE), TrafficPolicies.usual(), Optional.empty());
    }

    /** The place of a host itself, where no route says anything. */
    Found ofHost(String host, Departure departure, int listener, World world) {
        var destination = Mapping.building()
                .put("host", host)
                .put("port", Mapping.building().put("number", listener).build())
                .build();
        return of(Field.of("", destination), "", departure, listener, world);
    }

    static Optional<ServiceId> service(String host) {
        var parts = OF_SERVICE.matcher(host);
        return parts.matches() ? Optional.of(new ServiceId(parts.group(2), parts.group(1))) : Optional.empty();
    }

    private Found ofService(
            Service service, int asked, String subset, String name, Departure departure, int listener, World world) {
        int number = asked > 0 ? asked : only(service).orElse(listener);
        var port = services.port(service.id(), number, world);
        if (port.isEmpty()) {
            return new Found(new Backend.Missing(name, NOTHING_THERE), TrafficPolicies.usual(), Optional.empty());
        }
        var policies = policies(HostName.of(service.id()), departure, world);
        if (policies.isDoubtful(number, subset)) {
            return Found.doubt(Outbound.unknownOrder("DestinationRules"));
        }
        if (!subset.isEmpty() && policies.subset(subset).isEmpty()) {
            return new Found(new Backend.Missing(name, NOTHING_THERE), TrafficPolicies.usual(), Optional.empty());
        }
        var treatment = policies.treatment(number, subset);
        if (service.selector().isEmpty()) {
            return new Found(
                    new Backend.Host(service.externalName().isEmpty() ? name : service.externalName(), number),
                    treatment,
                    Optional.empty());
        }
        var pods = new Backend.Pods(
                name,
                service.id().namespace(),
                labels(service, policies.subset(subset)),
                port.get().targetPort());
        return new Found(pods, treatment, Optional.empty());
    }

    private static Map<String, String> labels(Service service, Optional<Field> subset) {
        var labels = new HashMap<>(service.selector());
        subset.ifPresent(each -> labels.putAll(each.at("labels").textByKey()));
        return labels;
    }

    private static Optional<Integer> only(Service service) {
        return service.ports().size() == 1
                ? Optional.of(service.ports().getFirst().number())
                : Optional.empty();
    }

    private Found ofHost(String host, int asked, String subset, Departure departure, int listener, World world) {
        int number = asked > 0
                ? asked
                : entries.onlyPort(host, departure.namespace(), world).orElse(listener);
        var policies = policies(host, departure, world);
        if (!subset.isEmpty()) {
            return Found.doubt("Subsets of hosts outside the cluster are not read here.");
        }
        return policies.isDoubtful(number, subset)
                ? Found.doubt(Outbound.unknownOrder("DestinationRules"))
                : new Found(
                        new Backend.Host(called(host, departure), number),
                        policies.treatment(number, subset),
                        Optional.empty());
    }

    /** A pattern of hosts has no address of its own: calls go where they were going (istio.md A.4, resolution NONE). */
    private static String called(String host, Departure departure) {
        return departure.destination() instanceof Destination.Outside(var asked, int _) && HostName.covers(host, asked)
                ? asked
                : host;
    }

    private TrafficPolicies policies(String host, Departure departure, World world) {
        var root = installation.settings(world).rootNamespace();
        var own = service(host).map(ServiceId::namespace).orElse("");
        return new TrafficPolicies(
                rules.allOf(departure.namespace(), departure.labels(), host, own, root, world),
                rules.of(departure.namespace(), departure.labels(), host, own, root, world));
    }
}

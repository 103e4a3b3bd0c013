package dev.meshward.testing.simulator;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What a sidecar sends (istio.md A.2, A.5, A.9, B.3). */
final class IstioSender {

    private static final String CAPTURE = "traffic.sidecar.istio.io/";
    private static final Sending PLAIN = Sending.of(Sending.Kind.PLAIN);
    private static final Sending UNSURE = Sending.of(Sending.Kind.UNSURE);

    private final IstioMesh mesh;

    IstioSender(IstioMesh mesh) {
        this.mesh = mesh;
    }

    Sending sends(Call call, Pod caller, Pod callee, boolean someBehindHaveNone, Cluster cluster) {
        var excluded = caller.annotation(CAPTURE + "excludeOutboundPorts").replace(" ", "");
        if (List.of(excluded.split(",")).contains(Integer.toString(call.servicePort()))) {
            return PLAIN;
        }
        if (!caller.annotation(CAPTURE + "excludeOutboundIPRanges").isBlank() || isScoped(caller, cluster)) {
            return UNSURE;
        }
        var service = call.service().flatMap(cluster::find);
        if (service.isEmpty() || portOf(service.get(), call.servicePort()).isEmpty()) {
            return mesh.settings(cluster).text("outboundTrafficPolicy", "mode").equals("REGISTRY_ONLY")
                    ? Sending.of(Sending.Kind.NOTHING)
                    : PLAIN;
        }
        return byRules(call, caller, callee, someBehindHaveNone, cluster);
    }

    /** Sidecar resources narrow what a caller sees; none of the clusters tried has one, so nobody reads them here. */
    private boolean isScoped(Pod caller, Cluster cluster) {
        var type = "networking.istio.io/Sidecar";
        return !cluster.in(caller.namespace(), type).isEmpty()
                || !cluster.in(mesh.root(cluster), type).isEmpty();
    }

    private static Optional<Thing> portOf(Thing service, int number) {
        return service.parts("spec", "ports").stream()
                .filter(port -> port.text("port").equals(Integer.toString(number)))
                .findFirst();
    }

    private Sending byRules(Call call, Pod caller, Pod callee, boolean someBehindHaveNone, Cluster cluster) {
        var name = call.service().orElseThrow();
        var host = name.name() + "." + name.namespace() + ".svc.cluster.local";
        Set<Sending> possible = new LinkedHashSet<>();
        var rules = rules(caller.namespace(), name.namespace(), host, cluster);
        for (var rule : rules) {
            possible.add(byRule(rule, call, callee, someBehindHaveNone, caller, cluster));
        }
        if (rules.isEmpty()) {
            return automatic(call, callee, someBehindHaveNone, caller.identity(), cluster);
        }
        return possible.size() == 1 ? possible.iterator().next() : UNSURE;
    }

    private Sending byRule(Thing rule, Call call, Pod callee, boolean someBehindHaveNone, Pod caller, Cluster cluster) {
        if (rule.parts("spec", "subsets").stream().anyMatch(each -> each.has("trafficPolicy", "tls"))) {
            return UNSURE;
        }
        var ofPort = rule.parts("spec", "trafficPolicy", "portLevelSettings").stream()
                .filter(each -> each.text("port", "number").equals(Integer.toString(call.servicePort())))
                .findFirst();
        var policy = ofPort.orElseGet(() -> rule.part("spec", "trafficPolicy"));
        if (!policy.content().containsKey("tls")) {
            return automatic(call, callee, someBehindHaveNone, caller.identity(), cluster);
        }
        return switch (policy.text("tls", "mode")) {
            case "ISTIO_MUTUAL" -> Sending.mutual(caller.identity(), IstioMesh.NAME);
            case "SIMPLE", "MUTUAL" -> Sending.of(Sending.Kind.FOREIGN);
            default -> PLAIN;
        };
    }

    /** The first place that has a rule for the host wins as a whole: the caller's, the Service's, the root namespace. */
    private List<Thing> rules(String caller, String callee, String host, Cluster cluster) {
        for (var place : List.of(caller, callee, mesh.root(cluster))) {
            var here = cluster.in(place, "networking.istio.io/DestinationRule").stream()
                    .filter(rule -> isExported(rule, place, caller)
                            && !hosts(rule, place, host).isEmpty())
                    .toList();
            int longest = here.stream()
                    .mapToInt(rule -> hosts(rule, place, host).length())
                    .max()
                    .orElse(0);
            var best = here.stream()
                    .filter(rule -> hosts(rule, place, host).length() == longest)
                    .toList();
            if (!best.isEmpty()) {
                var deciding = new ArrayList<>(best);
                deciding.removeIf(rule -> !rule.has("spec", "trafficPolicy"));
                return Ages.maybeOldest(deciding.isEmpty() ? best : deciding);
            }
        }
        return List.of();
    }

    private static boolean isExported(Thing rule, String place, String caller) {
        var to = rule.texts("spec", "exportTo");
        boolean toAll = to.isEmpty() || to.contains("*") || to.contains(caller);
        boolean isForChosen = rule.has("spec", "workloadSelector");
        return place.equals(caller) || (toAll && !isForChosen);
    }

    /** The host as the rule means it where it covers this one, else empty. */
    private static String hosts(Thing rule, String place, String host) {
        var written = rule.text("spec", "host");
        var full = written.contains(".") || written.startsWith("*")
                ? written
                : written + "." + place + ".svc.cluster.local";
        boolean covers = full.equals(host) || (full.startsWith("*") && host.endsWith(full.substring(1)));
        return covers ? full : "";
    }

    /** Mutual TLS where the pod that is met has a sidecar, unless something turns it off (istio.md A.9). */
    Sending automatic(Call call, Pod callee, boolean someBehindHaveNone, String who, Cluster cluster) {
        var service = call.service().flatMap(cluster::find);
        boolean isHeadless = service.filter(
                        each -> each.text("spec", "clusterIP").equals("None"))
                .isPresent();
        boolean isOutside = service.filter(each -> each.text("spec", "type").equals("ExternalName"))
                .isPresent();
        if (callee.proxy().equals(AmbientMesh.NAME)) {
            return mesh.knowsAmbient(cluster) ? Sending.mutual(who, AmbientMesh.NAME) : PLAIN;
        }
        if (!callee.proxy().equals(IstioMesh.NAME) || isOutside || (isHeadless && someBehindHaveNone)) {
            return PLAIN;
        }
        var modes = new IstioModes(cluster, mesh.root(cluster));
        var around = modes.around(call.service().map(Name::namespace).orElse(callee.namespace()));
        return unlessOff(around, modes.of(callee, call.port()), who, cluster);
    }

    private Sending unlessOff(Set<String> around, Set<String> ofPort, String who, Cluster cluster) {
        boolean off = mesh.settings(cluster).text("enableAutoMtls").equals("false")
                || around.equals(Set.of("DISABLE"))
                || ofPort.equals(Set.of("DISABLE"));
        if (off) {
            return PLAIN;
        }
        return around.contains("DISABLE") || ofPort.contains("DISABLE") ? UNSURE : Sending.mutual(who, IstioMesh.NAME);
    }

    Sending sendsAs(String identity, Pod callee, int port, Cluster cluster) {
        var modes = new IstioModes(cluster, mesh.root(cluster)).of(callee, port);
        return unlessOff(Set.of(), modes, identity, cluster);
    }
}

package dev.meshward.mesh.linkerd.traffic;

import dev.meshward.manifest.Mapping;
import dev.meshward.manifest.ObjectKey;
import dev.meshward.manifest.Value;
import dev.meshward.mesh.OwnObject;
import dev.meshward.mesh.intent.Author;
import dev.meshward.mesh.intent.EgressMode;
import dev.meshward.mesh.intent.ExternalHosts;
import dev.meshward.mesh.intent.Origin;
import dev.meshward.mesh.intent.Said;
import dev.meshward.mesh.intent.TargetWriting;
import dev.meshward.mesh.linkerd.security.ClusterNetworks;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The EgressNetworks of one namespace: one for all addresses outside, and one for each host whose addresses are said. */
final class EgressScope {

    private static final String EVERYTHING = "outside";

    private final TargetWriting target;
    private final String namespace;
    private final Optional<EgressMode> mode;
    private final List<ExternalHosts> seen;
    private final ExternalRoutes.Routed routed;
    private final List<OutsidePort> ports = new ArrayList<>();

    /**
     * @param seen the hosts that callers of this namespace know
     * @param routed what is said of calls, to hosts outside among others
     */
    EgressScope(
            TargetWriting target,
            String namespace,
            Optional<EgressMode> mode,
            List<ExternalHosts> seen,
            ExternalRoutes.Routed routed) {
        this.target = target;
        this.namespace = namespace;
        this.mode = mode;
        this.seen = seen;
        this.routed = routed;
    }

    /** The ports of all that was written. */
    List<OutsidePort> ports() {
        return List.copyOf(ports);
    }

    private List<ObjectKey> routes(ObjectKey network, List<ExternalHosts> all, ExternalHosts each) {
        var routes = new ExternalRoutes(target, parent(network), isRefused(), all, routed);
        var written = routes.write(each);
        ports.addAll(routes.ports());
        return written;
    }

    /** The network for all addresses outside, where there is one. */
    Optional<ObjectKey> write() {
        var byName = seen.stream().filter(each -> each.addresses().isEmpty()).toList();
        seen.stream().filter(EgressScope::isInside).forEach(this::inside);
        seen.stream()
                .filter(each -> !each.addresses().isEmpty() && !isInside(each))
                .forEach(this::byAddress);
        if (byName.isEmpty() && mode.isEmpty()) {
            return Optional.empty();
        }
        var network = network(
                sharedName(byName),
                Stream.concat(
                                mode.map(EgressMode::author).stream(),
                                byName.stream().map(ExternalHosts::author))
                        .toList(),
                List.of());
        byName.forEach(each -> settle(each, network, routes(network, byName, each)));
        return Optional.of(network);
    }

    private boolean isRefused() {
        return mode.map(deciding -> !deciding.allowed().value()).orElse(false);
    }

    private String sharedName(List<ExternalHosts> byName) {
        return mode.isEmpty() && byName.size() == 1
                ? byName.getFirst().author().object().name()
                : EVERYTHING;
    }

    /** Whether all that is said of it are addresses that are the cluster's own to Linkerd. */
    private static boolean isInside(ExternalHosts hosts) {
        return !hosts.addresses().isEmpty()
                && hosts.addresses().stream().map(Said::value).allMatch(ClusterNetworks::overlap);
    }

    /** No network may hold them, and what no network holds is let through (linkerd D). */
    private void inside(ExternalHosts hosts) {
        var all = Stream.of(
                hosts.hosts().stream().map(Said::origin),
                hosts.addresses().stream().map(Said::origin),
                Stream.of(hosts.audience().origin()),
                hosts.ports().stream()
                        .flatMap(port -> Stream.concat(
                                Stream.of(port.number().origin()),
                                port.protocol().stream().map(Said::origin))));
        target.approximated(
                Origin.all(all.flatMap(origins -> origins)),
                "Its addresses are the cluster's own to Linkerd, where no EgressNetwork may speak of them: calls to"
                        + " them are let through as they come, on every port and for everybody. Where they lie outside,"
                        + " take them out of clusterNetworks of the chart and translate again.");
    }

    /** One that overlaps the cluster's own would make Linkerd refuse the whole network. */
    private List<Said<String>> sayable(ExternalHosts hosts) {
        hosts.addresses().stream()
                .filter(address -> ClusterNetworks.overlap(address.value()))
                .forEach(address -> target.lost(
                        address.origin(),
                        "It overlaps what Linkerd takes for the cluster's own, and a network that does is not"
                                + " accepted.",
                        "Where it lies outside, take it out of clusterNetworks of the chart; calls to it are let"
                                + " through as they come."));
        return hosts.addresses().stream()
                .filter(address -> !ClusterNetworks.overlap(address.value()))
                .toList();
    }

    private void byAddress(ExternalHosts hosts) {
        var network = network(hosts.author().object().name(), List.of(hosts.author()), sayable(hosts));
        settle(hosts, network, routes(network, List.of(hosts), hosts));
    }

    private static Parent parent(ObjectKey network) {
        return new Parent(Parent.Kind.EGRESS_NETWORK, network.namespace(), network.name());
    }

    private ObjectKey network(String name, List<Author> authors, List<Said<String>> addresses) {
        var spec = Mapping.building().put("trafficPolicy", isRefused() ? "Deny" : "Allow");
        if (!addresses.isEmpty()) {
            spec.put(
                    "networks",
                    Value.Sequence.of(addresses.stream()
                            .map(address -> OwnObject.single("cidr", address.value()))
                            .toList()));
        }
        return target.write(
                LinkerdTraffic.POLICY + "/v1alpha1", "EgressNetwork", namespace, name, Map.of(), authors, spec.build());
    }

    private void settle(ExternalHosts hosts, ObjectKey network, List<ObjectKey> routes) {
        var all = new ArrayList<>(List.of(network));
        all.addAll(routes);
        var into = all.toArray(ObjectKey[]::new);
        target.settle(Origin.all(hosts.hosts().stream().map(Said::origin)), into);
        target.settle(
                Origin.all(hosts.addresses().stream()
                        .filter(address -> !ClusterNetworks.overlap(address.value()))
                        .map(Said::origin)),
                into);
        target.settle(hosts.audience().origin(), into);
    }
}

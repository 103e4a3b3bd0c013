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

    /** @param seen the hosts that callers of this namespace know */
    EgressScope(TargetWriting target, String namespace, Optional<EgressMode> mode, List<ExternalHosts> seen) {
        this.target = target;
        this.namespace = namespace;
        this.mode = mode;
        this.seen = seen;
    }

    /** The network for all addresses outside, where there is one. */
    Optional<ObjectKey> write() {
        var byName = seen.stream().filter(each -> each.addresses().isEmpty()).toList();
        seen.stream().filter(each -> !each.addresses().isEmpty()).forEach(this::byAddress);
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
        var routes = new ExternalRoutes(target, parent(network), isRefused(), byName);
        byName.forEach(each -> settle(each, network, routes.write(each)));
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

    private void byAddress(ExternalHosts hosts) {
        var network = network(hosts.author().object().name(), List.of(hosts.author()), hosts.addresses());
        settle(hosts, network, new ExternalRoutes(target, parent(network), isRefused(), List.of(hosts)).write(hosts));
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
        target.settle(Origin.all(hosts.addresses().stream().map(Said::origin)), into);
        target.settle(hosts.audience().origin(), into);
    }
}

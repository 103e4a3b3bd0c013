package dev.meshward.mesh.linkerd.traffic;

import dev.meshward.manifest.Mapping;
import dev.meshward.manifest.ObjectKey;
import dev.meshward.manifest.Value;
import dev.meshward.mesh.OwnObject;
import dev.meshward.mesh.intent.ExternalHosts;
import dev.meshward.mesh.intent.ExternalHosts.Port;
import dev.meshward.mesh.intent.Origin;
import dev.meshward.mesh.intent.Said;
import dev.meshward.mesh.intent.TargetWriting;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Hosts outside as an EgressNetwork with a route for each port: HTTP by host, TLS by server name, the rest as bytes (linkerd
 * G.3).
 */
final class ExternalHostsForm {

    /** Networks in it hold for all namespaces that have none of their own (linkerd D). */
    private static final String FOR_ALL = "linkerd-egress";

    private static final Set<String> HTTP = Set.of("HTTP", "HTTP2", "GRPC", "GRPC-WEB", "HTTP_PROXY");
    private static final Set<String> TLS = Set.of("HTTPS", "TLS");

    private ExternalHostsForm() {}

    static void write(ExternalHosts external, TargetWriting target) {
        external.extras().forEach(extra -> target.settle(extra.origin()));
        var audience = external.audience().value();
        var namespaces = audience.isEverybody() ? List.of(FOR_ALL) : List.copyOf(audience.namespaces());
        var written = new ArrayList<ObjectKey>();
        for (var namespace : namespaces) {
            written.add(network(namespace, external, target));
            external.ports().forEach(port -> written.add(route(namespace, port, external, target)));
        }
        var into = written.toArray(ObjectKey[]::new);
        target.settle(Origin.all(external.hosts().stream().map(Said::origin)), into);
        target.settle(Origin.all(external.addresses().stream().map(Said::origin)), into);
        target.settle(external.audience().origin(), into);
        external.ports().forEach(port -> {
            target.settle(port.number().origin(), into);
            port.protocol().ifPresent(protocol -> target.settle(protocol.origin(), into));
        });
    }

    private static ObjectKey network(String namespace, ExternalHosts external, TargetWriting target) {
        var spec = Mapping.building().put("trafficPolicy", "Allow");
        if (!external.addresses().isEmpty()) {
            spec.put(
                    "networks",
                    Value.Sequence.of(external.addresses().stream()
                            .map(address -> OwnObject.single("cidr", address.value()))
                            .toList()));
        }
        return target.writeOnce(
                LinkerdTraffic.POLICY + "/v1alpha1",
                "EgressNetwork",
                namespace,
                external.author().object().name(),
                List.of(external.author()),
                spec.build());
    }

    private static ObjectKey route(String namespace, Port port, ExternalHosts external, TargetWriting target) {
        var protocol = port.protocol().map(Said::value).orElse("TCP");
        var name = external.author().object().name();
        var number = port.number().value();
        var network = new Parent(Parent.Kind.EGRESS_NETWORK, namespace, name);
        var spec = Mapping.building().put("parentRefs", Value.Sequence.of(List.of(network.write(Optional.of(number)))));
        boolean isHttp = HTTP.contains(protocol);
        if (isHttp || TLS.contains(protocol)) {
            var hosts = external.hosts().stream()
                    .map(Said::value)
                    .filter(host -> host.matches("(\\*\\.)?[a-z0-9]([-a-z0-9.]*[a-z0-9])?"))
                    .distinct()
                    .limit(16)
                    .map(Value.Text::of)
                    .toList();
            if (!hosts.isEmpty()) {
                spec.put("hostnames", Value.Sequence.of(hosts));
            }
        }
        spec.put(
                "rules",
                Value.Sequence.of(List.of(Mapping.building()
                        .put("backendRefs", Value.Sequence.of(List.of(network.itself(Optional.of(number)))))
                        .build())));
        var version = isHttp ? "/v1" : "/v1alpha2";
        return target.writeOnce(
                LinkerdTraffic.GATEWAY_API + version,
                isHttp ? "HTTPRoute" : TLS.contains(protocol) ? "TLSRoute" : "TCPRoute",
                namespace,
                name + "-" + number,
                List.of(external.author()),
                spec.build());
    }

    /** The network of a host that was written before; hosts are said before the routes to them. */
    static Optional<Parent> networkFor(String host, TargetWriting target) {
        return target.objects().stream()
                .filter(object -> object.key().group().equals(LinkerdTraffic.GATEWAY_API))
                .filter(object -> object.at("spec", "hostnames").texts().contains(host))
                .map(object -> object.at("spec", "parentRefs").item(0))
                .filter(parent -> parent.at("kind").is("EgressNetwork"))
                .map(parent -> new Parent(
                        Parent.Kind.EGRESS_NETWORK,
                        parent.at("namespace").textOr(""),
                        parent.at("name").textOr("")))
                .findFirst();
    }
}

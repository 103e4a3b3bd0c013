package dev.meshward.mesh.linkerd.traffic;

import dev.meshward.cluster.ServiceId;
import dev.meshward.manifest.Mapping;
import dev.meshward.mesh.intent.Destination;
import dev.meshward.mesh.intent.Fields;
import dev.meshward.mesh.intent.SourceField;
import java.util.Optional;

/** What a route is attached to on the way out: a Service, or an EgressNetwork (linkerd A.3, D). */
record Parent(Kind kind, String namespace, String name) {

    enum Kind {
        SERVICE,
        EGRESS_NETWORK,
        SERVER,
        OTHER
    }

    /** Group and kind have defaults that differ with the group of the route itself (linkerd A.1, A.3). */
    static Parent read(SourceField reference, Fields route) {
        var key = route.object().key();
        var group = reference.at("group").look().value().isPresent()
                ? reference.at("group").look().textOr("")
                : key.group();
        return new Parent(
                kind(group, reference.at("kind").look().textOr("Gateway")),
                reference.at("namespace").look().textOr(key.namespace()),
                reference.at("name").look().textOr(""));
    }

    private static Kind kind(String group, String kind) {
        boolean isCore = group.isEmpty() || group.equals("core");
        if (isCore && kind.equals("Service")) {
            return Kind.SERVICE;
        }
        if (group.equals(LinkerdTraffic.POLICY)) {
            return kind.equals("EgressNetwork")
                    ? Kind.EGRESS_NETWORK
                    : kind.equals("Server") ? Kind.SERVER : Kind.OTHER;
        }
        return Kind.OTHER;
    }

    boolean isOutbound() {
        return kind == Kind.SERVICE || kind == Kind.EGRESS_NETWORK;
    }

    Destination destination() {
        return kind == Kind.SERVICE
                ? new Destination.OfService(new ServiceId(namespace, name))
                : new Destination.Outside(namespace, name);
    }

    /** The network itself as the place to send to. */
    Mapping itself(Optional<Integer> port) {
        var written = Mapping.building()
                .put("group", LinkerdTraffic.POLICY)
                .put("kind", "EgressNetwork")
                .put("name", name);
        port.ifPresent(number -> written.put("port", number));
        return written.build();
    }

    /** Everything is written out: the defaults would name a Gateway. */
    Mapping write(Optional<Integer> port) {
        var written = Mapping.building()
                .put("group", kind == Kind.SERVICE ? "" : LinkerdTraffic.POLICY)
                .put("kind", kind == Kind.SERVICE ? "Service" : "EgressNetwork")
                .put("namespace", namespace)
                .put("name", name);
        port.ifPresent(number -> written.put("port", number));
        return written.build();
    }
}

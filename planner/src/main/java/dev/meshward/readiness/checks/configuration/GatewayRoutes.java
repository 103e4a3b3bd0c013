package dev.meshward.readiness.checks.configuration;

import dev.meshward.manifest.Field;
import dev.meshward.manifest.Manifest;
import dev.meshward.readiness.Situation;
import java.util.stream.Stream;

/** Routes of the Gateway API, and those of Linkerd's own group, with what the API server fills in (linkerd.md A.1, A.3). */
final class GatewayRoutes {

    static final String GROUP = "gateway.networking.k8s.io";
    static final String LINKERD = "policy.linkerd.io";

    private GatewayRoutes() {}

    /** Those that the target reads. */
    static Stream<Manifest> of(Situation situation) {
        var snapshot = situation.snapshot();
        var all = Stream.of("HTTPRoute", "GRPCRoute", "TLSRoute", "TCPRoute")
                .flatMap(kind -> snapshot.objectsOf(GROUP, kind).stream());
        return situation.isIstio() ? all : Stream.concat(all, snapshot.objectsOf(LINKERD, "HTTPRoute").stream());
    }

    static Stream<Field> parents(Manifest route) {
        return route.at("spec", "parentRefs").items().stream();
    }

    /** The group of a parent as the API server has it once it was applied. */
    static String groupOf(Field parent, Manifest route) {
        var group = parent.at("group");
        return group.value().isPresent() ? group.textOr("") : route.key().group();
    }

    /** A kind that is not written is a Gateway. */
    static String kindOf(Field parent) {
        return parent.at("kind").textOr("Gateway");
    }

    /** @param otherwise the group where none is written */
    static boolean isService(Field reference, String otherwise) {
        var group = reference.at("group").textOr(otherwise);
        return (group.isEmpty() || group.equals("core"))
                && reference.at("kind").textOr("Service").equals("Service");
    }
}

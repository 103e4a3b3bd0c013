package dev.meshward.mesh.linkerd.traffic;

import dev.meshward.mesh.intent.Author;
import dev.meshward.mesh.intent.EdgeAspect;
import dev.meshward.mesh.intent.Extra;
import dev.meshward.mesh.intent.Fields;
import dev.meshward.mesh.intent.GeneralAspect;
import dev.meshward.mesh.intent.SourceReading;
import dev.meshward.mesh.intent.Unmatched;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Objects and labels that are named and have no form in the middle, and kinds that Linkerd never had (linkerd A.1, A.2, B). */
final class NamedOnly {

    private static final String EXPORTED = "mirror.linkerd.io/exported";
    private static final String FEDERATED = "mirror.linkerd.io/federated";

    private static final Set<String> POLICY_KINDS = Set.of(
            "Server",
            "ServerAuthorization",
            "AuthorizationPolicy",
            "MeshTLSAuthentication",
            "NetworkAuthentication",
            "HTTPRoute",
            "HTTPLocalRateLimitPolicy",
            "EgressNetwork");

    /** Kinds of SMI that Linkerd never read; only its splits were. */
    private static final Set<String> UNREAD =
            Set.of("TrafficTarget", "HTTPRouteGroup", "TCPRoute", "UDPRoute", "TrafficMetrics");

    private NamedOnly() {}

    static void read(SourceReading source) {
        for (var object : source.all()) {
            var group = object.object().key().group();
            var kind = object.object().key().kind();
            if (group.equals("multicluster.linkerd.io")) {
                source.intend(all(object, EdgeAspect.CLUSTER_LINK));
            } else if (group.equals(LinkerdTraffic.POLICY) && !POLICY_KINDS.contains(kind)) {
                settings(object)
                        .forEach(field -> field.neverExisted(
                                "Linkerd never had a kind " + kind + " in " + group + ".",
                                "Perhaps a Server with an AuthorizationPolicy was meant."));
            } else if (group.endsWith("smi-spec.io") && UNREAD.contains(kind)) {
                settings(object)
                        .forEach(field -> field.neverExisted(
                                "Linkerd never read a " + kind + " of SMI; only TrafficSplit was.",
                                "Say who may call with an AuthorizationPolicy, and routes with an HTTPRoute."));
            } else if (group.equals(LinkerdTraffic.GATEWAY_API) && RouteObjects.isForeign(object)) {
                settings(object).forEach(dev.meshward.mesh.intent.SourceField::staysAsItIs);
            }
            notes(object, source);
        }
    }

    private static List<dev.meshward.mesh.intent.SourceField> settings(Fields object) {
        return object.root().entries().stream()
                .filter(entry ->
                        !Set.of("apiVersion", "kind", "metadata", "status").contains(entry.key()))
                .toList();
    }

    private static Unmatched all(Fields object, EdgeAspect aspect) {
        return new Unmatched(
                Author.of(object.object()), object.spec().extra(aspect).stream().toList());
    }

    /** Services that are exported, and those that the multicluster extension made. */
    private static void notes(Fields object, SourceReading source) {
        var extras = new ArrayList<Extra>();
        for (var name : List.of(EXPORTED, FEDERATED)) {
            object.label(name).extra(EdgeAspect.EXPORTED).ifPresent(extras::add);
        }
        object.notes().stream()
                .filter(note -> note.key().startsWith("mirror.linkerd.io/")
                        || note.key().startsWith("multicluster.linkerd.io/"))
                .filter(note -> !note.key().equals(EXPORTED) && !note.key().equals(FEDERATED))
                .forEach(note -> note.extra(GeneralAspect.DERIVED).ifPresent(extras::add));
        if (!extras.isEmpty()) {
            source.intend(new Unmatched(Author.of(object.object()), extras));
        }
    }
}

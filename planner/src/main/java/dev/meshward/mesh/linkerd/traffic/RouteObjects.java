package dev.meshward.mesh.linkerd.traffic;

import dev.meshward.mesh.intent.Fields;
import dev.meshward.mesh.intent.SourceReading;
import java.util.Comparator;
import java.util.List;

/** Route objects by what they are attached to. */
final class RouteObjects {

    private RouteObjects() {}

    /** Those attached to a Service or an EgressNetwork, the oldest first, then by namespace and name (linkerd C.5). */
    static List<Fields> outbound(SourceReading source, String group, String kind) {
        return source.of(group, kind).stream()
                .filter(RouteObjects::isOutbound)
                .sorted(Comparator.comparing(RouteObjects::age))
                .toList();
    }

    private static boolean isOutbound(Fields route) {
        return route.spec().at("parentRefs").items().stream()
                .anyMatch(reference -> Parent.read(reference, route).isOutbound());
    }

    /** Attached to nothing that Linkerd reads, such as a Gateway: somebody else's. */
    static boolean isForeign(Fields route) {
        return route.spec().at("parentRefs").items().stream()
                .allMatch(reference -> Parent.read(reference, route).kind() == Parent.Kind.OTHER);
    }

    private static String age(Fields route) {
        return route.object().at("metadata", "creationTimestamp").textOr("");
    }
}

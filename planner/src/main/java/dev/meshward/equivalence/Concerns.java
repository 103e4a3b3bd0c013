package dev.meshward.equivalence;

import dev.meshward.cluster.ClusterSnapshot;
import dev.meshward.cluster.Service;
import dev.meshward.cluster.ServiceId;
import dev.meshward.cluster.Workload;
import dev.meshward.evaluate.Destination;
import dev.meshward.manifest.Field;
import dev.meshward.manifest.Manifest;
import dev.meshward.manifest.ObjectKey;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Which objects may have a say in where requests to a destination go. An object that names Services has one in calls to
 * those whose name it holds anywhere, or to all where it holds a wildcard. Policies have none; all other objects of meshes
 * have one everywhere.
 */
final class Concerns {

    private static final Set<String> NAME_SERVICES = Set.of(
            "VirtualService",
            "DestinationRule",
            "ServiceEntry",
            "ServiceProfile",
            "TrafficSplit",
            "HTTPRoute",
            "GRPCRoute",
            "TLSRoute",
            "TCPRoute");

    /** About who may call, and what is told about it. */
    private static final Set<String> POLICIES = Set.of(
            "AuthorizationPolicy",
            "PeerAuthentication",
            "RequestAuthentication",
            "Telemetry",
            "Server",
            "ServerAuthorization",
            "MeshTLSAuthentication",
            "NetworkAuthentication",
            "HTTPLocalRateLimitPolicy");

    private static final String EVERYWHERE = "*";

    /** Contains no name of a Service. */
    private static final String OUTSIDE = "\n";

    private static final String NOWHERE = "";

    /** Settings on objects that are not a mesh's own that have a say in where requests go, and how. */
    private static final Pattern SETTING = Pattern.compile(
            "(retry|timeout|balancer)\\.linkerd\\.io/.*|config\\.linkerd\\.io/opaque-ports|networking\\.istio\\.io/.*");

    private final ClusterSnapshot context;
    private final Map<ObjectKey, Manifest> changedByKey = new LinkedHashMap<>();
    private final Map<Manifest, String> textByObject = new LinkedHashMap<>();

    Concerns(ClusterSnapshot context, List<Manifest> objects) {
        this.context = context;
        for (var object : objects) {
            textByObject.put(object, named(object));
            changedByKey.put(object.key(), object);
        }
    }

    private static String named(Manifest object) {
        var kind = object.key().kind();
        if (!Side.isOfMesh(object)) {
            return kind.equals("ConfigMap") ? EVERYWHERE : NOWHERE;
        }
        if (POLICIES.contains(kind)) {
            return NOWHERE;
        }
        if (kind.equals("EgressNetwork")) {
            return OUTSIDE;
        }
        return NAME_SERVICES.contains(kind) ? text(object) : EVERYWHERE;
    }

    /** A Sidecar that only says what becomes of calls to unknown hosts says nothing about known ones. */
    private static boolean isAboutUnknownHosts(Manifest object) {
        return object.key().kind().equals("Sidecar")
                && object.at("spec", "egress").isAbsent()
                && object.at("spec", "outboundTrafficPolicy").isPresent();
    }

    private static String text(Manifest object) {
        var text = new StringBuilder(object.key().name());
        gather(object.at("spec"), text);
        return text.toString();
    }

    private static void gather(Field field, StringBuilder text) {
        field.text().ifPresent(leaf -> text.append('\n').append(leaf));
        field.items().forEach(item -> gather(item, text));
        field.entries().forEach(entry -> gather(entry, text));
    }

    List<Manifest> with(Destination destination) {
        return textByObject.entrySet().stream()
                .filter(entry -> mayConcern(entry.getValue(), destination))
                .map(Map.Entry::getKey)
                .toList();
    }

    private static boolean mayConcern(String text, Destination destination) {
        return switch (destination) {
            case Destination.Outside _ -> !text.equals(NOWHERE);
            case Destination.OfService(ServiceId(var _, var name), int _) ->
                text.contains(EVERYWHERE) || text.contains(name);
        };
    }

    /** Whether nobody set anything for it: what meshes do there, they do by themselves. */
    boolean isLeftToTheMesh(Destination destination) {
        return with(destination).stream().allMatch(Concerns::isAboutUnknownHosts)
                && destination instanceof Destination.OfService(var id, int _)
                && context.service(id).filter(this::isBare).isPresent();
    }

    private boolean isBare(Service service) {
        var home = new ObjectKey("", "Namespace", "", service.id().namespace());
        return Stream.concat(
                        Stream.of(service.manifest().key(), home),
                        context.workloadsBehind(service).stream()
                                .map(Workload::manifest)
                                .map(Manifest::key))
                .flatMap(key -> Stream.concat(context.object(key).stream(), Stream.ofNullable(changedByKey.get(key))))
                .allMatch(Concerns::isBare);
    }

    private static boolean isBare(Manifest object) {
        return Stream.of(object.at("metadata"), object.at("spec", "template", "metadata"))
                .flatMap(metadata -> metadata.at("annotations").entries().stream())
                .noneMatch(annotation -> SETTING.matcher(annotation.key()).matches());
    }
}

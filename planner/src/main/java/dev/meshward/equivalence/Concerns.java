package dev.meshward.equivalence;

import dev.meshward.cluster.ClusterSnapshot;
import dev.meshward.cluster.Service;
import dev.meshward.cluster.ServiceId;
import dev.meshward.cluster.Workload;
import dev.meshward.evaluate.Destination;
import dev.meshward.manifest.Field;
import dev.meshward.manifest.Manifest;
import dev.meshward.manifest.ObjectKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Which objects may have a say in where requests to a destination go. An object that names Services has one in calls to
 * those whose name it holds anywhere, or to all where it holds a pattern of hosts. Policies have none; all other objects of meshes
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

    /** What an object names: Services by their first label, or all of them. */
    private sealed interface Named {
        record Everything() implements Named {}

        /** Nothing inside the cluster. */
        record Outside() implements Named {}

        record Nothing() implements Named {}

        record Services(Set<String> names) implements Named {}
    }

    /** Settings on objects that are not a mesh's own that have a say in where requests go, and how. */
    private static final Pattern SETTING = Pattern.compile(
            "(retry|timeout|balancer)\\.linkerd\\.io/.*|config\\.linkerd\\.io/opaque-ports|networking\\.istio\\.io/.*");

    private final ClusterSnapshot context;
    private final Map<ObjectKey, Manifest> changedByKey = new LinkedHashMap<>();
    private final List<Manifest> everywhere = new ArrayList<>();
    private final List<Manifest> outside = new ArrayList<>();
    private final Map<String, List<Manifest>> objectsByName = new HashMap<>();

    Concerns(ClusterSnapshot context, List<Manifest> objects) {
        this.context = context;
        for (var object : objects) {
            changedByKey.put(object.key(), object);
            put(object, named(object));
        }
    }

    private void put(Manifest object, Named named) {
        switch (named) {
            case Named.Nothing _ -> {}
            case Named.Everything _ -> {
                everywhere.add(object);
                outside.add(object);
            }
            case Named.Outside _ -> outside.add(object);
            case Named.Services(var names) -> {
                outside.add(object);
                names.forEach(name -> objectsByName
                        .computeIfAbsent(name, _ -> new ArrayList<>())
                        .add(object));
            }
        }
    }

    private static Named named(Manifest object) {
        var kind = object.key().kind();
        if (!Side.isOfMesh(object)) {
            return kind.equals("ConfigMap") ? new Named.Everything() : new Named.Nothing();
        }
        if (POLICIES.contains(kind)) {
            return new Named.Nothing();
        }
        if (kind.equals("EgressNetwork")) {
            return new Named.Outside();
        }
        return NAME_SERVICES.contains(kind) ? names(object) : new Named.Everything();
    }

    /** A Sidecar that only says what becomes of calls to unknown hosts says nothing about known ones. */
    private static boolean isAboutUnknownHosts(Manifest object) {
        return object.key().kind().equals("Sidecar")
                && object.at("spec", "egress").isAbsent()
                && object.at("spec", "outboundTrafficPolicy").isPresent();
    }

    /** The first labels of all texts, of which some are names of Services; a pattern of hosts names all. */
    private static Named names(Manifest object) {
        var names = new HashSet<String>();
        names.add(firstLabel(object.key().name()));
        boolean isPattern = gather(object.at("spec"), names);
        return isPattern ? new Named.Everything() : new Named.Services(names);
    }

    private static boolean gather(Field field, Set<String> names) {
        boolean isPattern = false;
        var text = field.text();
        if (text.isPresent()) {
            names.add(firstLabel(text.get()));
            isPattern = text.get().startsWith("*");
        }
        for (var item : field.items()) {
            isPattern |= gather(item, names);
        }
        for (var entry : field.entries()) {
            isPattern |= !entry.key().equals("exportTo") && gather(entry, names);
        }
        return isPattern;
    }

    private static String firstLabel(String text) {
        int end = 0;
        while (end < text.length() && text.charAt(end) != '.' && text.charAt(end) != ':') {
            end++;
        }
        return text.substring(0, end);
    }

    List<Manifest> with(Destination destination) {
        return switch (destination) {
            case Destination.Outside _ -> outside;
            case Destination.OfService(ServiceId(var _, var name), int _) ->
                Stream.concat(everywhere.stream(), objectsByName.getOrDefault(name, List.of()).stream())
                        .toList();
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

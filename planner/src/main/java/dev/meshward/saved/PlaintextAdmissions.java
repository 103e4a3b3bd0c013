package dev.meshward.saved;

import dev.meshward.cluster.ClusterSnapshot;
import dev.meshward.cluster.Container;
import dev.meshward.cluster.WorkloadId;
import dev.meshward.manifest.Field;
import dev.meshward.manifest.Manifest;
import dev.meshward.manifest.ObjectKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * Files of a plan whose policy lets anybody of some network in at a port, with no demand for an identity. Found by the
 * shape of the objects: a policy that refers to a server and asks for networks alone, and a server that picks pods.
 */
final class PlaintextAdmissions {

    private static final String NETWORK = "NetworkAuthentication";

    private final ClusterSnapshot snapshot;
    private final Map<ObjectKey, Field> servers = new HashMap<>();
    private final Map<String, List<Admission>> admissionsByNamespace = new HashMap<>();

    /** A file that lets plaintext in at a server. */
    private record Admission(String path, ObjectKey server) {}

    PlaintextAdmissions(ClusterSnapshot snapshot) {
        this.snapshot = snapshot;
    }

    void add(String path, ObjectKey object, Field content) {
        var target = content.at("spec", "targetRef");
        if (content.at("spec", "podSelector").isPresent()) {
            servers.putIfAbsent(object, content.at("spec"));
        } else if (target.at("kind").is("Server") && asksForNetworksAlone(content)) {
            var server = new ObjectKey(
                    object.group(),
                    "Server",
                    object.namespace(),
                    target.at("name").textOr(""));
            admissionsByNamespace
                    .computeIfAbsent(object.namespace(), _ -> new ArrayList<>())
                    .add(new Admission(path, server));
        }
    }

    private static boolean asksForNetworksAlone(Field content) {
        var asked = content.at("spec", "requiredAuthenticationRefs").items();
        return !asked.isEmpty()
                && asked.stream().allMatch(reference -> reference.at("kind").is(NETWORK));
    }

    /** The file that lets plaintext in at this port of the workload. */
    Optional<String> pathFor(WorkloadId workload, OptionalInt port) {
        return port.isEmpty()
                ? Optional.empty()
                : admissionsByNamespace.getOrDefault(workload.namespace(), List.of()).stream()
                        .filter(admission -> serverOf(admission)
                                .filter(server -> isAt(server, workload, port.getAsInt()))
                                .isPresent())
                        .map(Admission::path)
                        .findFirst();
    }

    private Optional<Field> serverOf(Admission admission) {
        return Optional.ofNullable(servers.get(admission.server()))
                .or(() ->
                        snapshot.object(admission.server()).map(Manifest::root).map(root -> root.at("spec")));
    }

    private boolean isAt(Field server, WorkloadId workload, int port) {
        return snapshot.workload(workload)
                .filter(found -> found.template()
                        .labels()
                        .entrySet()
                        .containsAll(server.at("podSelector", "matchLabels")
                                .textByKey()
                                .entrySet()))
                .filter(found -> server.at("port").wholeOr(0) == port
                        || ports(found.template().allContainers().stream())
                                .anyMatch(each -> each.number() == port
                                        && server.at("port").is(each.name())))
                .isPresent();
    }

    private static Stream<Container.ContainerPort> ports(Stream<Container> containers) {
        return containers.flatMap(container -> container.ports().stream());
    }
}

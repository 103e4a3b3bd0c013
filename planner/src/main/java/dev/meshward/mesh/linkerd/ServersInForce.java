package dev.meshward.mesh.linkerd;

import dev.meshward.cluster.KnownObjects;
import dev.meshward.cluster.PodTemplate;
import dev.meshward.cluster.Workload;
import dev.meshward.cluster.WorkloadId;
import dev.meshward.manifest.Manifest;
import dev.meshward.manifest.ObjectKey;
import dev.meshward.mesh.OwnObject;
import dev.meshward.mesh.SelectedWorkload;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which Server decides a port: of those that claim it the oldest, then the first by name (linkerd.md C.2). Where one does
 * not say when it was created, nobody can tell, and all of them count as deciding. What the plan itself creates is younger
 * than all that was found, and is looked up by its name: a namespace may hold thousands of objects of ours.
 */
record ServersInForce(KnownObjects present) {

    /** Those that may decide this port of the workload, the plan's own included; empty when none does. */
    List<Server> deciding(SelectedWorkload selected, int port) {
        var workload = selected.workload();
        var found = found(workload, port);
        if (!found.isEmpty()) {
            return found;
        }
        return Stream.concat(Stream.of(workload.id()), selected.alsoPicked().stream())
                .map(WorkloadId::name)
                .distinct()
                .flatMap(name -> ours(workload.namespace(), name, workload.template(), port).stream())
                .toList();
    }

    /** Those that were found and may decide this port. */
    List<Server> found(Workload workload, int port) {
        var claiming = foundIn(workload.namespace()).stream()
                .filter(server -> server.claims(workload.template(), port))
                .toList();
        boolean haveAges =
                claiming.stream().noneMatch(server -> server.createdAt().isEmpty());
        return haveAges && claiming.size() > 1
                ? claiming.stream().min(Comparator.comparing(Server::createdAt).thenComparing(Server::name)).stream()
                        .toList()
                : claiming;
    }

    private List<Server> foundIn(String namespace) {
        return present.found().objectsIn(PolicyObjects.GROUP, Server.KIND, namespace).stream()
                .flatMap(each -> present.object(each.key()).stream())
                .map(Server::new)
                .toList();
    }

    private Optional<Server> ours(String namespace, String workload, PodTemplate pods, int port) {
        return Stream.iterate(1, number -> number + 1)
                .map(number -> present.object(key(namespace, PolicyObjects.nameOf(workload, port), number)))
                .takeWhile(Optional::isPresent)
                .flatMap(Optional<Manifest>::stream)
                .filter(OwnObject::isOurs)
                .map(Server::new)
                .filter(server -> server.claims(pods, port))
                .findFirst();
    }

    private static ObjectKey key(String namespace, String name, int number) {
        return new ObjectKey(PolicyObjects.GROUP, Server.KIND, namespace, OwnObject.numbered(name, number));
    }
}

package dev.meshward.dependencies.routing;

import dev.meshward.cluster.ServiceId;
import dev.meshward.dependencies.Claim;
import dev.meshward.dependencies.EvidenceSource;
import dev.meshward.dependencies.Surroundings;
import dev.meshward.manifest.Field;
import dev.meshward.manifest.Manifest;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Ingresses, in the form of today and in the one that Kubernetes served before 1.22. */
public final class Ingresses implements EvidenceSource {

    @Override
    public void lookInto(Surroundings surroundings, Consumer<Claim> claims) {
        var entrances = new Entrances(surroundings, claims);
        Stream.of("networking.k8s.io", "extensions")
                .flatMap(group -> surroundings.snapshot().objectsOf(group, "Ingress").stream())
                .forEach(ingress -> read(ingress, entrances));
    }

    private static void read(Manifest ingress, Entrances entrances) {
        read(ingress.at("spec", "defaultBackend"), ingress, entrances);
        read(ingress.at("spec", "backend"), ingress, entrances);
        for (var rule : ingress.at("spec", "rules").items()) {
            for (var path : rule.at("http", "paths").items()) {
                read(path.at("backend"), ingress, entrances);
            }
        }
    }

    private static void read(Field backend, Manifest ingress, Entrances entrances) {
        var name =
                backend.at("service", "name").textOr(backend.at("serviceName").textOr(""));
        var port = backend.at("service", "port", "number")
                .textOr(backend.at("service", "port", "name")
                        .textOr(backend.at("servicePort").textOr("")));
        // Controllers keep redirects and the like under this port name; the Service beside it need not exist.
        if (!port.equals("use-annotation")) {
            entrances.state("ingress", new ServiceId(ingress.key().namespace(), name), port, backend);
        }
    }
}

package dev.meshward.mesh.linkerd.traffic;

import dev.meshward.cluster.ServiceId;
import dev.meshward.manifest.Mapping;
import dev.meshward.manifest.ObjectKey;
import dev.meshward.manifest.Value;
import dev.meshward.mesh.OwnObject;
import dev.meshward.mesh.intent.Destination;
import dev.meshward.mesh.intent.MachineService;
import dev.meshward.mesh.intent.TargetWriting;
import java.util.ArrayList;
import java.util.List;

/** A Service that selects ExternalWorkloads and pods alike (linkerd A.2, G.3). */
final class MachineServiceForm {

    private MachineServiceForm() {}

    static void write(MachineService service, TargetWriting target) {
        var into = new ArrayList<ObjectKey>();
        for (var host : service.hosts()) {
            var id = id(host.value(), service);
            boolean isThere = target.snapshot().service(id).isPresent();
            into.add(isThere ? new ObjectKey("", "Service", id.namespace(), id.name()) : written(id, service, target));
            if (!(host.value() instanceof Destination.OfService)) {
                target.approximated(
                        host.origin(),
                        "Linkerd routes calls to Services: callers have to call " + id.name() + "." + id.namespace()
                                + " in its place.",
                        into.getLast());
            }
        }
        target.settle(service.origin(), into.toArray(ObjectKey[]::new));
    }

    private static ServiceId id(Destination host, MachineService service) {
        var key = service.author().object();
        return host instanceof Destination.OfService(var id) ? id : new ServiceId(key.namespace(), key.name());
    }

    private static ObjectKey written(ServiceId id, MachineService service, TargetWriting target) {
        var ports = service.ports().stream().map(MachineServiceForm::port).toList();
        return target.writeOnce(
                "v1",
                "Service",
                id.namespace(),
                id.name(),
                List.of(service.author()),
                Mapping.building()
                        .put("selector", OwnObject.labels(service.selector()))
                        .put("ports", Value.Sequence.of(ports))
                        .build());
    }

    private static Mapping port(MachineService.Port port) {
        var written = Mapping.building().put("name", port.name()).put("port", port.number());
        port.target()
                .ifPresentOrElse(
                        number -> written.put("targetPort", number), () -> written.put("targetPort", port.name()));
        return written.build();
    }
}

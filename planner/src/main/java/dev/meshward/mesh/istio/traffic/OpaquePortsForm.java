package dev.meshward.mesh.istio.traffic;

import dev.meshward.cluster.Service;
import dev.meshward.manifest.Field;
import dev.meshward.manifest.Value;
import dev.meshward.mesh.intent.OpaquePorts;
import dev.meshward.mesh.intent.TargetWriting;
import java.util.Set;
import java.util.function.Predicate;

/** Ports that are passed on as bytes: {@code appProtocol: tcp} of a Service port (linkerd G.6). */
final class OpaquePortsForm {

    private static final Set<String> OPAQUE_TO_LINKERD = Set.of("linkerd.io/opaque", "linkerd.io/tcp");

    private OpaquePortsForm() {}

    static void write(OpaquePorts opaque, TargetWriting target) {
        var service = target.snapshot().service(opaque.service());
        if (opaque.ports().value().isEmpty()) {
            target.carried(opaque.ports().origin());
        } else if (service.isEmpty()) {
            target.lost(
                    opaque.ports().origin(),
                    "Service " + opaque.service() + " is not in the source, and its ports have to be written out.",
                    "Give the Service together with its settings.");
        } else {
            var written = patch(
                    service.get(),
                    port -> opaque.ports().value().stream()
                            .anyMatch(range -> range.contains(port.at("port").wholeOr(0))),
                    target);
            target.settle(opaque.ports().origin(), written);
        }
    }

    /** Values that only Linkerd knows for bytes. */
    static void writeAppProtocols(TargetWriting target) {
        target.snapshot().services().stream()
                .filter(service -> service.manifest().at("spec", "ports").items().stream()
                        .anyMatch(OpaquePortsForm::isOpaqueToLinkerd))
                .forEach(service -> patch(service, OpaquePortsForm::isOpaqueToLinkerd, target));
    }

    private static boolean isOpaqueToLinkerd(Field port) {
        return OPAQUE_TO_LINKERD.contains(port.at("appProtocol").textOr(""));
    }

    private static dev.meshward.manifest.ObjectKey patch(
            Service service, Predicate<Field> isOpaque, TargetWriting target) {
        var ports = service.manifest().at("spec", "ports").items().stream()
                .map(port -> isOpaque.test(port) || isOpaqueToLinkerd(port)
                        ? port.mapping().with("appProtocol", Value.Text.of("tcp"))
                        : port.mapping())
                .toList();
        return target.patch(
                        "v1", "Service", service.id().namespace(), service.id().name())
                .set(Value.Sequence.of(ports), "spec", "ports")
                .object();
    }
}

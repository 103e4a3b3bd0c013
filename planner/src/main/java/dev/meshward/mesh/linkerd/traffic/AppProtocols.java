package dev.meshward.mesh.linkerd.traffic;

import dev.meshward.cluster.Service;
import dev.meshward.manifest.Field;
import dev.meshward.manifest.Value;
import dev.meshward.mesh.intent.Author;
import dev.meshward.mesh.intent.ProxyAspect;
import dev.meshward.mesh.intent.TargetWriting;
import java.util.Locale;
import java.util.Set;

/**
 * Application protocols that Istio understands and Linkerd takes for opaque bytes (linkerd G.0.6, D). Only those are changed
 * whose requests would no longer be looked at.
 */
final class AppProtocols {

    private static final Set<String> HTTP2 = Set.of("grpc", "http2", "grpc-web");
    private static final String H2C = "kubernetes.io/h2c";

    private AppProtocols() {}

    static void write(TargetWriting target) {
        target.snapshot().services().stream()
                .filter(service ->
                        service.manifest().at("spec", "ports").items().stream().anyMatch(AppProtocols::isMisread))
                .forEach(service -> write(service, target));
    }

    private static boolean isMisread(Field port) {
        return HTTP2.contains(port.at("appProtocol").textOr("").toLowerCase(Locale.ROOT));
    }

    private static void write(Service service, TargetWriting target) {
        var ports = service.manifest().at("spec", "ports").items().stream()
                .map(port -> isMisread(port) ? port.mapping().with("appProtocol", Value.Text.of(H2C)) : port.mapping())
                .toList();
        target.patch("v1", "Service", service.id().namespace(), service.id().name())
                .set(Value.Sequence.of(ports), "spec", "ports");
        target.remark(
                ProxyAspect.PROTOCOL,
                Author.of(service.manifest()),
                "Linkerd takes its appProtocol for opaque bytes; " + H2C + " is understood by both meshes.");
    }
}

package dev.meshward.evaluate.linkerd;

import dev.meshward.cluster.Service;
import java.util.Locale;

/**
 * What a caller's proxy takes a port of a Service to speak (linkerd.md D). Names of ports say nothing to Linkerd, and every
 * appProtocol that it does not know means opaque.
 */
enum OutboundProtocol {
    /** The first bytes decide, for which it waits ten seconds. */
    DETECTED,
    HTTP1,
    HTTP2,
    OPAQUE;

    private static final String OPAQUE_PORTS = "config.linkerd.io/opaque-ports";

    static OutboundProtocol of(Service service, Service.ServicePort port, Settings settings) {
        var declared = port.appProtocol().toLowerCase(Locale.ROOT);
        return switch (declared) {
            case "" -> undeclared(service, port, settings);
            case "http" -> HTTP1;
            case "kubernetes.io/h2c" -> HTTP2;
            default -> OPAQUE;
        };
    }

    private static OutboundProtocol undeclared(Service service, Service.ServicePort port, Settings settings) {
        var annotation = service.manifest().annotation(OPAQUE_PORTS);
        var opaque = annotation.isPresent() ? PortSet.of(annotation.textOr("")) : settings.opaque();
        boolean isNamed = opaque.entries().stream()
                .anyMatch(entry -> !entry.name().isEmpty() && entry.name().equals(port.name()));
        return isNamed || opaque.has(port.number()) ? OPAQUE : DETECTED;
    }
}

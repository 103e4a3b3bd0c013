package dev.meshward.readiness.checks.protocols;

import dev.meshward.advice.Code;
import dev.meshward.advice.Severity;
import dev.meshward.cluster.Service;
import dev.meshward.cluster.Service.ServicePort;
import dev.meshward.cluster.Workload;
import dev.meshward.mesh.MeshName;
import dev.meshward.readiness.Finding;
import dev.meshward.readiness.FindingDraft;
import dev.meshward.readiness.Fix;
import dev.meshward.readiness.ReadinessCheck;
import dev.meshward.readiness.Scope;
import dev.meshward.readiness.Scope.Step;
import dev.meshward.readiness.Situation;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * An {@code appProtocol} that says HTTP to people and nothing to Linkerd, which forwards every value it does not know as bytes
 * (linkerd.md D, G.0). Values that are no HTTP lose nothing by that and are not looked at.
 */
public final class AppProtocolOpaqueToLinkerd implements ReadinessCheck {

    /** The version that began to look at the field; before it the bytes are detected. */
    private static final int HONOURED = 18;

    /** Those for which the client speaks HTTP/2 from the first byte. */
    private static final Set<String> HTTP_2 = Set.of("grpc", "http2", "h2c");

    private static final Set<String> OTHER_HTTP = Set.of("grpc-web", "http_proxy", "kubernetes.io/ws", "ws", "http1");
    private static final String UNDERSTOOD = "kubernetes.io/h2c";

    @Override
    public Code code() {
        return new Code("MW-206");
    }

    @Override
    public String title() {
        return "Protocol that Linkerd would not look into";
    }

    @Override
    public Scope scope() {
        return Scope.only(MeshName.LINKERD, Step.JOIN, Scope.WORKLOADS, "Service");
    }

    @Override
    public Stream<Finding> inspect(Situation situation) {
        return situation.target().meshMinor() < HONOURED
                ? Stream.empty()
                : situation
                        .services()
                        .filter(service -> service.externalName().isEmpty())
                        .flatMap(service -> service.ports().stream()
                                .filter(AppProtocolOpaqueToLinkerd::isMisread)
                                .map(port -> finding(service, port, situation)));
    }

    private static boolean isMisread(ServicePort port) {
        return HTTP_2.contains(written(port)) || OTHER_HTTP.contains(written(port));
    }

    private static String written(ServicePort port) {
        return port.appProtocol().toLowerCase(Locale.ROOT);
    }

    private Finding finding(Service service, ServicePort port, Situation situation) {
        boolean isHttp2 = HTTP_2.contains(written(port));
        return FindingDraft.about(
                        code(),
                        Severity.WARNING,
                        service.manifest(),
                        port.field().at("appProtocol"))
                .what("Port %d of Service %s has appProtocol %s, which Linkerd %s forwards as bytes."
                        .formatted(
                                port.number(),
                                service.id().name(),
                                port.appProtocol(),
                                situation.target().meshVersion()))
                .why("Requests are not told apart: no balancing per request, no retries, no routes and no HTTP metrics;"
                        + " gRPC clients keep to one pod.")
                .advice(
                        isHttp2
                                ? "Set appProtocol: kubernetes.io/h2c, which Istio understands as well."
                                : "Set appProtocol: http, or remove it and let Linkerd detect.")
                .concerning(situation.snapshot().workloadsBehind(service).stream()
                        .map(Workload::id)
                        .toList())
                .fixedBy(isHttp2 ? AppProtocolFix.replacing(service, port, UNDERSTOOD) : Optional.<Fix>empty())
                .finding();
    }
}

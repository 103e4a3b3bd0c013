package dev.meshward.evaluate.linkerd;

import dev.meshward.cluster.LabelSelector;
import dev.meshward.evaluate.Pod;
import dev.meshward.manifest.Field;
import dev.meshward.manifest.Manifest;
import java.util.Map;
import java.util.Optional;

/**
 * A Server as it decides (linkerd.md A.1, C.2).
 *
 * @param pods empty where it selects workloads outside the cluster
 * @param port number, or name of a container port
 */
record ServerView(
        Manifest object,
        String id,
        String name,
        Map<String, String> labels,
        Optional<LabelSelector> pods,
        String port,
        Protocol protocol,
        InboundPolicy accessPolicy) {

    /** What the callee's proxy takes the port to speak. */
    enum Protocol {
        /** The first bytes decide. */
        DETECTED,
        HTTP1,
        HTTP2,
        GRPC,
        OPAQUE,
        TLS;

        static Protocol named(String word) {
            return switch (word) {
                case "HTTP/1" -> HTTP1;
                case "HTTP/2" -> HTTP2;
                case "gRPC" -> GRPC;
                case "opaque" -> OPAQUE;
                case "TLS" -> TLS;
                default -> DETECTED;
            };
        }
    }

    static ServerView of(Manifest object) {
        var spec = object.at("spec");
        return new ServerView(
                object,
                "Server " + object.key().namespace() + "/" + object.key().name(),
                object.key().name(),
                object.at("metadata", "labels").textByKey(),
                selector(spec.at("podSelector")),
                spec.at("port").textOr(""),
                Protocol.named(spec.at("proxyProtocol").textOr("unknown")),
                InboundPolicy.named(spec.at("accessPolicy").textOr("")).orElse(InboundPolicy.DENY));
    }

    private static Optional<LabelSelector> selector(Field written) {
        return written.isPresent() ? Optional.of(LabelSelector.of(written)) : Optional.empty();
    }

    /** A number counts whether the pod declares the port or not; a name stands for every TCP port that has it. */
    boolean claims(Pod pod, int containerPort) {
        return pods.filter(selector -> selector.matches(pod.labels())).isPresent()
                && (port.equals(Integer.toString(containerPort)) || isNamed(pod, containerPort));
    }

    private boolean isNamed(Pod pod, int containerPort) {
        return pod.ports().stream()
                .anyMatch(each -> each.number() == containerPort
                        && each.transport().equals("TCP")
                        && !port.isEmpty()
                        && each.name().equals(port));
    }
}

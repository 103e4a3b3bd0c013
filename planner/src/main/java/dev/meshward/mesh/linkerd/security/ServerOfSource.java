package dev.meshward.mesh.linkerd.security;

import dev.meshward.cluster.LabelSelector;
import dev.meshward.cluster.Workload;
import dev.meshward.mesh.intent.Fields;
import dev.meshward.mesh.intent.Origin;
import dev.meshward.mesh.intent.PodPorts;
import dev.meshward.mesh.intent.SecurityAspect;
import java.util.Set;
import java.util.stream.Stream;

/** A Server as it is written (linkerd A.1, C.2). */
record ServerOfSource(Fields fields) {

    String name() {
        return fields.object().key().name();
    }

    String namespace() {
        return fields.object().key().namespace();
    }

    /** Older Servers claim a port first; those without a moment come last, by name. */
    String age() {
        return fields.object().at("metadata", "creationTimestamp").textOr("~") + " " + name();
    }

    LabelSelector pods() {
        var spec = fields.spec();
        return LabelSelector.of(
                isOfPods()
                        ? spec.at("podSelector").look()
                        : spec.at("externalWorkloadSelector").look());
    }

    boolean isOfPods() {
        return fields.spec().at("podSelector").isWritten();
    }

    /** A number is claimed whether the pods declare it or not. */
    Set<Integer> ports(Workload workload) {
        var port = fields.spec().at("port").look();
        return port.whole().isPresent() ? Set.of(port.wholeOr(0)) : PodPorts.named(port.textOr(""), workload);
    }

    /** The port where no pods are known: only a number says it. */
    Set<Integer> portByNumber() {
        var port = fields.spec().at("port").look();
        return port.whole().isPresent() ? Set.of(port.wholeOr(0)) : Set.of();
    }

    /** Without a word it denies. */
    String accessPolicy() {
        return fields.spec().at("accessPolicy").look().textOr("deny");
    }

    boolean isOfGrpc() {
        return fields.spec().at("proxyProtocol").look().is("gRPC");
    }

    boolean readsRequests() {
        var protocol = fields.spec().at("proxyProtocol").look();
        return !protocol.is("opaque") && !protocol.is("TLS");
    }

    Origin take() {
        var spec = fields.spec();
        return Origin.all(Stream.of(
                spec.at("podSelector").take(SecurityAspect.SELECTION),
                spec.at("externalWorkloadSelector").take(SecurityAspect.SELECTION),
                spec.at("port").take(SecurityAspect.PORT),
                spec.at("proxyProtocol").take(SecurityAspect.SERVER),
                spec.at("accessPolicy").take(SecurityAspect.ACCESS)));
    }
}

package dev.meshward.readiness.checks.protocols;

import dev.meshward.advice.Code;
import dev.meshward.advice.Severity;
import dev.meshward.cluster.Service;
import dev.meshward.cluster.Service.ServicePort;
import dev.meshward.dependencies.Caller;
import dev.meshward.dependencies.Confidence;
import dev.meshward.dependencies.Dependency;
import dev.meshward.mesh.MeshName;
import dev.meshward.readiness.Finding;
import dev.meshward.readiness.Finding.Blocks;
import dev.meshward.readiness.FindingDraft;
import dev.meshward.readiness.ReadinessCheck;
import dev.meshward.readiness.Scope;
import dev.meshward.readiness.Scope.Step;
import dev.meshward.readiness.Sentences;
import dev.meshward.readiness.Situation;
import dev.meshward.readiness.checks.protocols.DeclaredProtocol.Family;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * A server that speaks first and has callers without a proxy. While plaintext is accepted, the server's proxy looks at
 * the first bytes of every connection to tell mutual TLS from plaintext, even on a port declared as tcp; a plaintext
 * client of such a server sends none (istio/istio#35232). Callers with a proxy send TLS at once and are not affected.
 *
 * <p>So its callers have to join first. A caller that never can keeps the server out, unless mutual TLS is switched off
 * for that port.
 */
public final class ServerFirstAndPlaintextCallers implements ReadinessCheck {

    @Override
    public Code code() {
        return new Code("MW-205");
    }

    @Override
    public String title() {
        return "Server-first protocol with callers in plaintext";
    }

    @Override
    public Scope scope() {
        return Scope.only(MeshName.ISTIO, Step.JOIN, Scope.WORKLOADS, "Service", Scope.CALLS);
    }

    @Override
    public Stream<Finding> inspect(Situation situation) {
        return situation
                .services()
                .flatMap(service -> service.ports().stream()
                        .filter(port -> isProxied(DeclaredProtocol.of(port).family()))
                        .flatMap(port -> PodPort.behind(service, port, situation).stream()
                                .flatMap(end -> KnownServer.speakingFirst(end)
                                        .map(speaker -> inPort(service, port, end, speaker, situation))
                                        .orElse(Stream.empty()))));
    }

    private static boolean isProxied(Family family) {
        return family == Family.OPAQUE || family == Family.DETECTED;
    }

    private Stream<Finding> inPort(
            Service service, ServicePort port, PodPort end, String speaker, Situation situation) {
        var forGood = new TreeSet<String>();
        var untilTheyJoin = new TreeSet<String>();
        if (service.isExposed()) {
            forGood.add("clients outside the cluster (%s)".formatted(service.type()));
        }
        situation.graph().callsTo(end.workload().id()).stream()
                .filter(call -> call.confidence().isAtLeast(Confidence.MEDIUM))
                .filter(call -> call.port() == 0 || call.port() == port.number() || call.port() == end.number())
                .forEach(call -> sort(call, end, situation, forGood, untilTheyJoin));
        return forGood.isEmpty() && untilTheyJoin.isEmpty()
                ? Stream.empty()
                : Stream.of(finding(service, port, end, speaker, List.copyOf(forGood), List.copyOf(untilTheyJoin)));
    }

    private static void sort(
            Dependency call, PodPort end, Situation situation, TreeSet<String> forGood, TreeSet<String> untilTheyJoin) {
        switch (call.from()) {
            case Caller.Pods(var caller) when caller.equals(end.workload().id()) -> {}
            case Caller.Pods(var caller) -> {
                boolean never = !situation.mayJoin(caller.namespace())
                        || situation
                                .snapshot()
                                .workload(caller)
                                .filter(workload -> workload.template().isOnHostNetwork())
                                .isPresent();
                (never ? forGood : untilTheyJoin).add(caller.namespace() + "/" + caller.name());
            }
            case Caller.Outside _ -> forGood.add("clients outside the cluster");
            case Caller.ApiServer _, Caller.Kubelet _ -> {}
        }
    }

    private Finding finding(
            Service service,
            ServicePort port,
            PodPort end,
            String speaker,
            List<String> forGood,
            List<String> untilTheyJoin) {
        boolean blocked = !forGood.isEmpty();
        return FindingDraft.about(code(), blocked ? Severity.ERROR : Severity.WARNING, service.manifest(), port.field())
                .what("%s speaks %s on port %d, in which the server speaks first; its callers %s."
                        .formatted(
                                end.workload().name(),
                                speaker,
                                end.number(),
                                blocked
                                        ? "include some that can never have a proxy: " + Sentences.abridged(forGood)
                                        : "have to join before it: " + Sentences.abridged(untilTheyJoin)))
                .why("Once it has a proxy that still accepts plaintext, each connection of a caller without one"
                        + " hangs: the proxy waits for bytes that such a client never sends first.")
                .advice(
                        blocked
                                ? "Leave it outside as long as these call it, or switch mutual TLS off for this port"
                                        + " with a"
                                        + " PeerAuthentication (portLevelMtls %d: DISABLE) before it joins."
                                                .formatted(end.number())
                                : "Let its callers join in an earlier stage; then they send TLS from the first byte.")
                .concerning(List.of(end.workload().id()))
                .blocking(blocked ? Blocks.JOINING : Blocks.NOTHING)
                .finding();
    }
}

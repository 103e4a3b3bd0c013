package dev.meshward.readiness.checks.addresses;

import dev.meshward.advice.Code;
import dev.meshward.advice.Severity;
import dev.meshward.cluster.Service;
import dev.meshward.cluster.Workload;
import dev.meshward.readiness.Finding;
import dev.meshward.readiness.FindingDraft;
import dev.meshward.readiness.ReadinessCheck;
import dev.meshward.readiness.Scope;
import dev.meshward.readiness.Scope.Step;
import dev.meshward.readiness.Sentences;
import dev.meshward.readiness.Situation;
import java.util.List;
import java.util.stream.Stream;

/**
 * A Service that was made to keep the address of clients outside. With a proxy in the pod the application sees the proxy's
 * (istio.md C.3 no. 27): for HTTP a header carries the client's, for anything else nothing does.
 */
public final class ClientAddressLost implements ReadinessCheck {

    @Override
    public Code code() {
        return new Code("MW-215");
    }

    @Override
    public String title() {
        return "Server that loses the address of its clients";
    }

    @Override
    public Scope scope() {
        return Scope.sidecars(Step.JOIN, Scope.WORKLOADS, "Service");
    }

    @Override
    public Stream<Finding> inspect(Situation situation) {
        return situation
                .services()
                .filter(service -> service.isExposed())
                .filter(service ->
                        service.manifest().at("spec", "externalTrafficPolicy").is("Local"))
                .flatMap(service -> Stream.of(behind(service, situation))
                        .filter(behind -> !behind.isEmpty())
                        .map(behind -> finding(service, behind, situation)));
    }

    private static List<Workload> behind(Service service, Situation situation) {
        return situation.snapshot().workloadsBehind(service).stream()
                .filter(workload -> !workload.template().isOnHostNetwork())
                .toList();
    }

    private Finding finding(Service service, List<Workload> behind, Situation situation) {
        return FindingDraft.about(
                        code(),
                        Severity.WARNING,
                        service.manifest(),
                        service.manifest().at("spec", "externalTrafficPolicy"))
                .what("Service %s keeps the addresses of its clients (externalTrafficPolicy: Local); behind a proxy %s"
                                .formatted(
                                        service.id().name(),
                                        Sentences.abridged(behind.stream()
                                                .map(Workload::name)
                                                .toList()))
                        + " does not see them.")
                .why("The application gets its connections from the proxy: lists of allowed addresses, limits per"
                        + " client and logs then see one client only. HTTP carries the address in"
                        + " x-forwarded-for.")
                .advice(
                        situation.isIstio()
                                ? "Where the application needs the address of connections, set"
                                        + " sidecar.istio.io/interceptionMode: TPROXY, or leave it outside."
                                : "Where the application needs the address of connections, skip the port"
                                        + " (config.linkerd.io/skip-inbound-ports), or leave it outside.")
                .concerning(behind.stream().map(Workload::id).toList())
                .finding();
    }
}

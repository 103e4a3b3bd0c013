package dev.meshward.readiness.checks.protocols;

import dev.meshward.advice.Code;
import dev.meshward.advice.Severity;
import dev.meshward.cluster.Service;
import dev.meshward.cluster.Service.ServicePort;
import dev.meshward.readiness.Finding;
import dev.meshward.readiness.FindingDraft;
import dev.meshward.readiness.ReadinessCheck;
import dev.meshward.readiness.Scope;
import dev.meshward.readiness.Scope.Step;
import dev.meshward.readiness.Sentences;
import dev.meshward.readiness.Situation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Service ports whose name and appProtocol say nothing, so that the proxy guesses from the first bytes. That works for
 * HTTP and for everything in which the client speaks first; ports where the server does are another finding.
 */
public final class UndetectedPortProtocol implements ReadinessCheck {

    @Override
    public Code code() {
        return new Code("MW-201");
    }

    @Override
    public String title() {
        return "Service port that does not say what it speaks";
    }

    @Override
    public Scope scope() {
        return Scope.istio(Step.JOIN, Scope.WORKLOADS, "Service");
    }

    @Override
    public Stream<Finding> inspect(Situation situation) {
        return situation
                .services()
                .filter(service -> service.externalName().isEmpty())
                .flatMap(service -> inService(service, situation).stream());
    }

    private Optional<Finding> inService(Service service, Situation situation) {
        var silent = service.ports().stream()
                .filter(port -> DeclaredProtocol.of(port) == DeclaredProtocol.DETECTED)
                .filter(port -> isOrdinary(PodPort.behind(service, port, situation)))
                .toList();
        return silent.isEmpty() ? Optional.empty() : Optional.of(finding(service, silent, situation));
    }

    private static boolean isOrdinary(List<PodPort> ends) {
        return !ends.isEmpty()
                && ends.stream().noneMatch(end -> KnownServer.speakingFirst(end).isPresent());
    }

    private Finding finding(Service service, List<ServicePort> silent, Situation situation) {
        var known = new TreeMap<ServicePort, String>(java.util.Comparator.comparing(ServicePort::number));
        silent.forEach(port -> SpokenProtocol.proven(PodPort.behind(service, port, situation))
                .ifPresent(protocol -> known.put(port, protocol)));
        var fix = AppProtocolFix.of(service, known);
        var named = silent.stream().map(UndetectedPortProtocol::inWords).toList();
        return FindingDraft.about(
                        code(),
                        Severity.INFO,
                        service.manifest(),
                        silent.getFirst().field())
                .what("Service %s does not say what it speaks on %s %s."
                        .formatted(service.id().name(), silent.size() == 1 ? "port" : "ports", Sentences.listed(named)))
                .why("The proxy guesses from the first bytes of each connection; rules for HTTP cannot be relied"
                        + " on, and each connection waits for its first byte.")
                .advice(advice(silent, known))
                .concerning(situation.snapshot().workloadsBehind(service).stream()
                        .map(workload -> workload.id())
                        .toList())
                .fixedBy(fix)
                .finding();
    }

    private static String advice(List<ServicePort> silent, TreeMap<ServicePort, String> known) {
        var choice = "http, grpc, https, or tcp where it is none of these";
        if (known.isEmpty()) {
            return "Set appProtocol on the port: %s.".formatted(choice);
        }
        var settings = new ArrayList<>(known.entrySet().stream()
                .map(entry -> entry.getValue() + " on " + entry.getKey().number())
                .toList());
        var others = silent.stream()
                .filter(port -> !known.containsKey(port))
                .map(port -> String.valueOf(port.number()))
                .toList();
        if (!others.isEmpty()) {
            settings.add("on %s what it speaks (%s)".formatted(Sentences.listed(others), choice));
        }
        return "Set appProtocol: %s.".formatted(Sentences.listed(settings));
    }

    private static String inWords(ServicePort port) {
        var name = port.name().isEmpty() ? "no name" : "named " + port.name();
        var appProtocol = port.appProtocol().isEmpty() ? "" : ", appProtocol " + port.appProtocol();
        return "%d (%s%s)".formatted(port.number(), name, appProtocol);
    }
}

package dev.meshward.readiness.checks.addresses;

import dev.meshward.advice.Code;
import dev.meshward.advice.Severity;
import dev.meshward.cluster.Service;
import dev.meshward.cluster.Service.ServicePort;
import dev.meshward.cluster.Workload;
import dev.meshward.manifest.Mapping;
import dev.meshward.manifest.Value;
import dev.meshward.mesh.MeshName;
import dev.meshward.readiness.Finding;
import dev.meshward.readiness.FindingDraft;
import dev.meshward.readiness.Fix;
import dev.meshward.readiness.ReadinessCheck;
import dev.meshward.readiness.Scope;
import dev.meshward.readiness.Scope.Step;
import dev.meshward.readiness.Sentences;
import dev.meshward.readiness.Situation;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Pods that talk to each other by pod name or pod address on a port that their headless Service does not declare. The
 * proxy knows an address only through a declared port; everything else it passes on in plaintext, which strict peers
 * refuse. Ports another Service declares do not help: they belong to that Service's address.
 */
public final class PeerPortNotDeclared implements ReadinessCheck {

    @Override
    public Code code() {
        return new Code("MW-212");
    }

    @Override
    public String title() {
        return "Headless Service that does not declare the ports its pods use among themselves";
    }

    @Override
    public Scope scope() {
        return Scope.only(MeshName.ISTIO, Step.JOIN, Scope.WORKLOADS, "Service");
    }

    @Override
    public Stream<Finding> inspect(Situation situation) {
        return situation
                .services()
                .filter(Service::isHeadless)
                .flatMap(service -> situation.snapshot().workloadsBehind(service).stream()
                        .filter(workload -> !workload.template().isOnHostNetwork())
                        .filter(workload -> workload.id().kind().equals("StatefulSet"))
                        .flatMap(workload -> inService(service, workload, situation).stream()));
    }

    private Optional<Finding> inService(Service service, Workload workload, Situation situation) {
        var undeclared = new TreeSet<Integer>();
        PeerPorts.of(workload)
                .filter(number -> !isDeclared(service, workload, number))
                .forEach(undeclared::add);
        boolean declaresNone = service.ports().isEmpty();
        if (declaresNone) {
            ports(workload).forEach(undeclared::add);
        }
        boolean elsewhere = situation.snapshot().servicesOf(workload).stream()
                .filter(other -> other.isHeadless() && !other.id().equals(service.id()))
                .anyMatch(other -> undeclared.stream().allMatch(number -> isDeclared(other, workload, number)));
        return undeclared.isEmpty() || elsewhere
                ? Optional.empty()
                : Optional.of(finding(service, workload, List.copyOf(undeclared)));
    }

    private static boolean isDeclared(Service service, Workload workload, int number) {
        return service.ports().stream().anyMatch(port -> target(port, workload) == number);
    }

    private static int target(ServicePort port, Workload workload) {
        var written = port.field().at("targetPort");
        if (written.isAbsent()) {
            return port.number();
        }
        return written.whole()
                .orElseGet(() -> workload.template().runningContainers().stream()
                        .flatMap(container -> container.ports().stream())
                        .filter(each -> each.name().equals(port.targetPort()))
                        .mapToInt(each -> each.number())
                        .findFirst()
                        .orElse(0));
    }

    private static Stream<Integer> ports(Workload workload) {
        return workload.template().containers().stream()
                .flatMap(container -> container.ports().stream())
                .filter(port -> port.transport().equals("TCP") && port.number() > 0)
                .map(port -> port.number());
    }

    private Finding finding(Service service, Workload workload, List<Integer> undeclared) {
        var numbers =
                undeclared.stream().map(number -> Integer.toString(number)).toList();
        return FindingDraft.about(
                        code(),
                        Severity.WARNING,
                        service.manifest(),
                        service.manifest().at("spec", "ports"))
                .what("Headless Service %s does not declare port %s, which the pods of %s use among themselves."
                        .formatted(service.id().name(), Sentences.listed(numbers), workload.name()))
                .why("The proxies do not know these ports and pass them on in plaintext; once the pods accept"
                        + " mutual TLS only, they refuse each other and the cluster they form falls apart.")
                .advice("Declare the ports in the headless Service, with appProtocol: tcp.")
                .concerning(List.of(workload.id()))
                .fixedBy(declaring(service, undeclared))
                .finding();
    }

    /** Ports of a Service with several need names, so one without a name would have to get one: left to its owner. */
    private static Optional<Fix> declaring(Service service, List<Integer> undeclared) {
        var taken = service.ports().stream().map(ServicePort::number).toList();
        boolean possible =
                service.ports().stream().noneMatch(port -> port.name().isEmpty())
                        && undeclared.stream().noneMatch(taken::contains);
        if (!possible) {
            return Optional.empty();
        }
        List<Value> added = undeclared.stream().map(PeerPortNotDeclared::port).toList();
        var spec = Mapping.building().put("ports", Value.Sequence.of(added)).build();
        return Optional.of(new Fix.ChangeFields(
                service.manifest().key(),
                Mapping.building().put("spec", spec).build(),
                "A headless Service has no address of its own, so one more port changes nothing for anybody who calls"
                        + " it now."));
    }

    private static Value port(int number) {
        return Mapping.building()
                .put("name", "tcp-" + number)
                .put("port", number)
                .put("targetPort", number)
                .put("protocol", "TCP")
                .put("appProtocol", "tcp")
                .build();
    }
}

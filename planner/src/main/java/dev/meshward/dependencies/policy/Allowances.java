package dev.meshward.dependencies.policy;

import dev.meshward.cluster.Container;
import dev.meshward.cluster.Service;
import dev.meshward.cluster.Workload;
import dev.meshward.dependencies.Callee;
import dev.meshward.dependencies.Caller;
import dev.meshward.dependencies.Claim;
import dev.meshward.dependencies.Confidence;
import dev.meshward.dependencies.DependencyKind;
import dev.meshward.dependencies.Evidence;
import dev.meshward.dependencies.ServicePorts;
import dev.meshward.dependencies.Surroundings;
import dev.meshward.dependencies.address.Schemes;
import dev.meshward.manifest.Place;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Turns "these may reach those on this port" into claims, one for each pair of workloads. */
final class Allowances {

    /** A selector that takes in more workloads than this describes a group, not the two ends of a call. */
    private static final int LARGEST_GROUP = 8;

    private static final int DNS = 53;

    private final Surroundings surroundings;
    private final Consumer<Claim> claims;

    Allowances(Surroundings surroundings, Consumer<Claim> claims) {
        this.surroundings = surroundings;
        this.claims = claims;
    }

    /** One rule of a policy, its selectors already answered; {@code ports} are container ports, none for all. */
    void state(String kind, List<Workload> callers, List<Workload> receivers, List<String> ports, Place place) {
        boolean group = callers.size() > LARGEST_GROUP || receivers.size() > LARGEST_GROUP;
        if (group && (long) callers.size() * receivers.size() > 1_000) {
            return;
        }
        for (var caller : callers) {
            for (var receiver : receivers) {
                if (!caller.id().equals(receiver.id())) {
                    state(kind, caller, receiver, ports, place, group ? Confidence.LOW : Confidence.MEDIUM);
                }
            }
        }
    }

    private void state(
            String kind, Workload caller, Workload receiver, List<String> ports, Place place, Confidence confidence) {
        if (ports.isEmpty()) {
            state(kind, caller, receiver, "", place, confidence);
        }
        for (var port : ports) {
            if (!port.equals(Integer.toString(DNS))) {
                state(kind, caller, receiver, port, place, confidence);
            }
        }
    }

    private void state(
            String kind, Workload caller, Workload receiver, String port, Place place, Confidence confidence) {
        var service = serviceFor(receiver, port);
        int number = service.isPresent()
                ? ServicePorts.of(service.get()).leadingTo(receiver, port)
                : containerPort(receiver, port);
        var callee = service.map(surroundings::callee).orElseGet(() -> new Callee.ToWorkload(receiver.id()));
        var protocol = service.map(found -> ServicePorts.of(found).protocol(number, ""))
                .orElseGet(() -> Schemes.protocol("", number));
        var because = "The policy lets " + caller.id() + " reach " + receiver.id()
                + (port.isEmpty() ? "" : " on port " + port) + ": a permission that somebody wrote for these two";
        var evidence = new Evidence.PolicyAllowance(kind, place, confidence, because);
        claims.accept(new Claim(new Caller.Pods(caller.id()), callee, number, protocol, callKind(caller), evidence));
    }

    private static DependencyKind callKind(Workload caller) {
        return caller.template().containers().stream().map(Container::image).anyMatch(Allowances::scrapes)
                ? DependencyKind.SCRAPE
                : DependencyKind.CALL;
    }

    private static boolean scrapes(String image) {
        return image.contains("/prometheus:") || image.contains("/prometheus@") || image.startsWith("prometheus:");
    }

    /** The Service callers would use: one that leads to the port, an ordinary one rather than a headless one. */
    private Optional<Service> serviceFor(Workload receiver, String port) {
        return surroundings.snapshot().servicesOf(receiver).stream()
                .filter(service -> port.isEmpty() || ServicePorts.of(service).leadingTo(receiver, port) != 0)
                .min(Comparator.comparing(Service::isHeadless).thenComparing(Service::id));
    }

    private static int containerPort(Workload receiver, String port) {
        return receiver.template().runningContainers().stream()
                .flatMap(container -> container.ports().stream())
                .filter(each -> each.name().equals(port)
                        || Integer.toString(each.number()).equals(port))
                .mapToInt(Container.ContainerPort::number)
                .findFirst()
                .orElse(0);
    }
}

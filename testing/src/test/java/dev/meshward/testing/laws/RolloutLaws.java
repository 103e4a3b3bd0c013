package dev.meshward.testing.laws;

import dev.meshward.adoption.AlreadyThere;
import dev.meshward.adoption.Postponement;
import dev.meshward.adoption.StageKind;
import dev.meshward.adoption.StrictException;
import dev.meshward.cluster.ClusterSnapshot;
import dev.meshward.cluster.WorkloadId;
import dev.meshward.readiness.Finding;
import dev.meshward.testing.random.KnownWorkload.Trait;
import dev.meshward.testing.replay.ExpectedCall;
import dev.meshward.testing.replay.Replay;
import dev.meshward.testing.simulator.Walls;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Laws about who climbs when. What happens is read from the files and steps of the bundles, not from what the plan says. */
final class RolloutLaws {

    private RolloutLaws() {}

    /** Every call that was written into the manifests, and every call the graph believes in, goes on if it works today. */
    static List<String> noStepRefusesAKnownCall(Case drawn) {
        var calls = new HashSet<ExpectedCall>(drawn.writtenCalls());
        calls.addAll(new BelievedCalls(drawn.journey()).besidesGateways());
        var walls = new Walls(drawn.journey().snapshot());
        calls.removeIf(call -> walls.stop(call.from(), call.to(), call.containerPort()));
        return new Replay(drawn.journey().snapshot(), drawn.journey().mesh())
                .refusedOnTheWay(drawn.journey().bundle().stages(), List.copyOf(calls));
    }

    static List<String> everyWrittenCallIsFound(Case drawn) {
        return drawn.cluster().calls().stream()
                .filter(call -> drawn.journey().graph().callsBy(Case.id(call.from())).stream()
                        .noneMatch(found -> found.to().receivers().contains(Case.id(call.to()))
                                && found.port() == call.port()
                                && found.confidence().isAtLeast(dev.meshward.dependencies.Confidence.MEDIUM)))
                .map(call -> "not found: " + call)
                .toList();
    }

    static List<String> nobodyDisappears(Case drawn) {
        var timesByWorkload = new TreeMap<WorkloadId, Integer>();
        var plan = drawn.journey().plan();
        Stream.of(
                        joining(drawn),
                        plan.postponed().stream().map(Postponement::workload).toList(),
                        plan.alreadyThere().stream().map(AlreadyThere::workload).toList())
                .flatMap(Collection::stream)
                .forEach(workload -> timesByWorkload.merge(workload, 1, Integer::sum));
        return drawn.cluster().workloads().stream()
                .map(Case::id)
                .filter(workload -> !plan.neverStaged().containsKey(workload.namespace()))
                .filter(workload -> timesByWorkload.getOrDefault(workload, 0) != 1)
                .map(workload -> workload + " is said of " + timesByWorkload.getOrDefault(workload, 0) + " times")
                .toList();
    }

    private static List<WorkloadId> joining(Case drawn) {
        return drawn.journey().plan().stages().stream()
                .filter(stage -> stage.kind() == StageKind.JOIN)
                .flatMap(stage -> stage.workloads().stream())
                .toList();
    }

    /** Whoever the plan says has joined really has a proxy once the files are applied, and nobody else has one. */
    static List<String> whoJoinsGetsAProxy(Case drawn) {
        var journey = drawn.journey();
        var replay = new Replay(journey.snapshot(), journey.mesh());
        replay.refusedOnTheWay(journey.bundle().stages(), List.of());
        var said = new HashSet<>(joining(drawn));
        journey.plan().alreadyThere().forEach(there -> said.add(there.workload()));
        return Stream.concat(
                        said.stream()
                                .filter(each -> !replay.joined().contains(each))
                                .map(each -> each + " should have a proxy and has none"),
                        replay.joined().stream()
                                .filter(each -> !said.contains(each))
                                .filter(each -> !journey.plan().neverStaged().containsKey(each.namespace()))
                                .map(each -> each + " has a proxy and should have none"))
                .sorted()
                .toList();
    }

    /** Whoever belongs to another mesh, or to the cluster itself, is left alone. */
    static List<String> strangersAreLeftAlone(Case drawn) {
        var staged = drawn.journey().plan().stages().stream()
                .flatMap(stage -> stage.workloads().stream())
                .collect(Collectors.toSet());
        return drawn.cluster().workloads().stream()
                .filter(each -> drawn.isStranger(each) || each.is(Trait.IN_SYSTEM_NAMESPACE))
                .filter(each -> staged.contains(Case.id(each)))
                .map(each -> each + " is staged")
                .toList();
    }

    /** Nobody is postponed without a finding that blocks it, an operator that owns it, or another mesh. */
    static List<String> nobodyWaitsWithoutNeed(Case drawn) {
        var blocked = drawn.journey().findings().stream()
                .filter(finding -> finding.blocks() != Finding.Blocks.NOTHING)
                .flatMap(finding -> finding.workloads().stream())
                .collect(Collectors.toSet());
        var excused = drawn.cluster().workloads().stream()
                .filter(workload -> drawn.isStranger(workload)
                        || workload.is(Trait.IN_SYSTEM_NAMESPACE)
                        || workload.is(Trait.OWNED_BY_OPERATOR))
                .map(Case::id)
                .collect(Collectors.toSet());
        return drawn.journey().plan().postponed().stream()
                .filter(each -> !blocked.contains(each.workload()) && !excused.contains(each.workload()))
                .map(each -> each.workload() + " waits without need: " + each.because())
                .toList();
    }

    /** Whether a rule for a Service before this workload turns mutual TLS off for callers that have a proxy. */
    private static boolean isCalledWithoutMutualTls(WorkloadId receiver, ClusterSnapshot snapshot) {
        var names = snapshot.workload(receiver).stream()
                .flatMap(workload -> snapshot.servicesOf(workload).stream())
                .map(service -> service.id().name() + "." + service.id().namespace())
                .toList();
        return snapshot.objectsOf("networking.istio.io", "DestinationRule").stream()
                .filter(rule -> names.stream().anyMatch(rule.at("spec", "host").textOr("")::startsWith))
                .map(rule -> rule.at("spec", "trafficPolicy", "tls"))
                .anyMatch(tls -> tls.isPresent() && !tls.at("mode").is("ISTIO_MUTUAL"));
    }

    /** Without any one of the exceptions some caller that has no proxy in the end would be refused. */
    static List<String> noExceptionIsTooMany(Case drawn) {
        var replay = new Replay(drawn.journey().snapshot(), drawn.journey().mesh());
        replay.refusedOnTheWay(drawn.journey().bundle().stages(), List.of());
        var calls = new BelievedCalls(drawn.journey()).all();
        var superfluous = new ArrayList<String>();
        for (var exception : drawn.journey().plan().exceptions()) {
            var ports = exception.ports().isEmpty() ? List.of(0) : exception.ports();
            ports.stream()
                    .filter(port -> calls.stream().noneMatch(call -> needs(call, exception, port, replay.joined())))
                    .filter(_ -> !isCalledWithoutMutualTls(
                            exception.workload(), drawn.journey().snapshot()))
                    .map(port -> exception.workload() + ":" + port + " is excepted for nobody: " + exception.because())
                    .forEach(superfluous::add);
        }
        return superfluous;
    }

    private static boolean needs(ExpectedCall call, StrictException exception, int port, Set<WorkloadId> joined) {
        return call.to().equals(exception.workload())
                && (port == 0 || call.containerPort() == port)
                && call.from().map(caller -> !joined.contains(caller)).orElse(true);
    }
}

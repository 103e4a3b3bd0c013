package dev.meshward.adoption;

import dev.meshward.cluster.WorkloadId;
import dev.meshward.dependencies.Caller;
import dev.meshward.dependencies.Confidence;
import dev.meshward.dependencies.Dependency;
import dev.meshward.mesh.Rung;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Strict comes after every known caller, except through a listed exception; and no exception, no port of one, and no
 * caller in one is there without need.
 */
final class CallerRules {

    private final PlanQuestion question;
    private final AdoptionPlan plan;
    private final Arrivals arrivals;
    private final Map<WorkloadId, Integer> proxySince = new HashMap<>();
    private final Map<WorkloadId, StrictException> exceptions = new HashMap<>();
    private final List<String> breaches = new ArrayList<>();

    CallerRules(PlanQuestion question, AdoptionPlan plan) {
        this.question = question;
        this.plan = plan;
        this.arrivals = new Arrivals(question, Standings.in(plan, question));
    }

    List<String> violations() {
        for (var workload : question.snapshot().workloads()) {
            var membership = question.dialect().membershipOf(workload, question.snapshot());
            if (!membership.isInAnotherMesh() && membership.rung().isAtLeast(Rung.JOINED)) {
                proxySince.put(workload.id(), -1);
            }
        }
        plan.stages().stream()
                .filter(stage -> stage.kind() == StageKind.JOIN)
                .forEach(stage -> stage.workloads().forEach(each -> proxySince.putIfAbsent(each, stage.number())));
        for (var exception : plan.exceptions()) {
            if (exceptions.put(exception.workload(), exception) != null) {
                breaches.add(exception.workload() + " has two exceptions instead of one");
            }
        }
        plan.stages().stream().filter(stage -> stage.kind() == StageKind.STRICT).forEach(this::checkCallers);
        plan.exceptions().forEach(this::checkNeed);
        return breaches;
    }

    private void checkCallers(Stage stage) {
        for (var workload : stage.workloads()) {
            question.graph().callsTo(workload).stream()
                    .filter(call -> call.confidence().isAtLeast(Confidence.MEDIUM))
                    .filter(call -> !isSafe(call, workload, stage))
                    .forEach(call -> breaches.add(workload + " turns strict in stage " + stage.number() + ", and "
                            + call.from() + " still calls it without a proxy"));
        }
    }

    private boolean isSafe(Dependency call, WorkloadId workload, Stage stage) {
        var arrival = arrivalOf(call, workload);
        return arrival.isEmpty()
                || (joinedBefore(call.from(), stage)
                        && arrival.get().plaintext().isEmpty())
                || isExcepted(arrival.get(), workload);
    }

    /** Empty when no proxy ever sees the call, or answers it itself. */
    private Optional<Arrival> arrivalOf(Dependency call, WorkloadId workload) {
        return arrivals.at(workload).stream()
                .filter(arrival -> arrival.call().equals(call))
                .findFirst();
    }

    private boolean joinedBefore(Caller caller, Stage stage) {
        return caller instanceof Caller.Pods(var workload)
                ? proxySince.getOrDefault(workload, Integer.MAX_VALUE) < stage.number()
                : caller instanceof Caller.Outside;
    }

    private boolean isExcepted(Arrival arrival, WorkloadId workload) {
        var exception = exceptions.get(workload);
        if (exception == null) {
            return false;
        }
        return exception.ports().isEmpty()
                || (arrival.landing() instanceof Landing.OnPorts(var ports)
                        && exception.ports().containsAll(ports));
    }

    private void checkNeed(StrictException exception) {
        var workload = exception.workload();
        Set<Integer> needed = new HashSet<>();
        Set<Caller> callers = new HashSet<>();
        boolean anywhere = false;
        for (var arrival : arrivals.knownAt(workload).toList()) {
            if (arrival.plaintext().isPresent()) {
                callers.add(arrival.call().from());
                anywhere |= arrival.landing() instanceof Landing.Anywhere;
                if (arrival.landing() instanceof Landing.OnPorts(var ports)) {
                    needed.addAll(ports);
                }
            }
        }
        boolean isNeeded = exception.ports().isEmpty() ? anywhere : needed.containsAll(exception.ports());
        if (!isNeeded || !callers.containsAll(exception.callers())) {
            breaches.add("the exception of " + workload + " is wider than its callers need");
        }
        if (exception.callers().isEmpty()
                || exception.because().isBlank()
                || exception.until().isBlank()) {
            breaches.add("the exception of " + workload + " does not say for whom, why, or until when");
        }
    }
}

package dev.meshward.judge;

import dev.meshward.cluster.Workload;
import dev.meshward.evaluate.Application;
import dev.meshward.evaluate.Arrival;
import dev.meshward.evaluate.DataPlane;
import dev.meshward.evaluate.Delivery;
import dev.meshward.evaluate.Hop;
import dev.meshward.evaluate.Identity;
import dev.meshward.evaluate.Match;
import dev.meshward.evaluate.Peer;
import dev.meshward.evaluate.Pod;
import dev.meshward.evaluate.Verdict;
import dev.meshward.evaluate.World;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Judges the doors of one workload through one stage: who is let in, known or not, before and on the way. */
final class DoorJudging {

    private final Delivery delivery;
    private final Passers passers;
    private final Workload workload;
    private final Numbers numbers = new Numbers();
    private final Optional<Threshold> threshold;
    private final Map<Case, Verdict> verdicts = new HashMap<>();
    private final OpenedDoors found;
    private final Map<Shut, Set<Integer>> shut = new HashMap<>();

    private record Case(CallerClass caller, int port, int pod, int world) {}

    /** A pod in a state of the objects, while a step goes on. */
    record Look(String step, World world, Supplier<String> state, Pod pod) {}

    /** The same, to tell whether somebody looked already. */
    private record Seen(String step, int world, int pod) {}

    /** What a door is measured by: whoever came in to these pods then opens nothing by coming in now. */
    record Threshold(World world, List<Pod> pods) {}

    /** A class of callers that is kept out on the way, and by what. */
    private record Shut(String callers, String rule) {}

    /** @param threshold empty to measure by what was before the stage */
    DoorJudging(Delivery delivery, Passers passers, String stage, Workload workload, Optional<Threshold> threshold) {
        this.threshold = threshold;
        this.delivery = delivery;
        this.passers = passers;
        this.workload = workload;
        this.found = new OpenedDoors(stage, workload.id());
    }

    void look(Staging staging) {
        var forward = looks(staging.forward());
        var back = looks(staging.back());
        for (var caller : classes(forward, back)) {
            for (int port : PodPorts.callable(workload)) {
                look(caller, port, staging, forward, back);
            }
        }
    }

    /** Many moments of a step share states: each is looked at once. */
    private List<Look> looks(List<Moment> moments) {
        var seen = new HashSet<Seen>();
        var looks = new ArrayList<Look>();
        for (var moment : moments) {
            for (var scenery : moment.sceneries()) {
                for (var pod : moment.crews().getFirst().pods()) {
                    if (seen.add(new Seen(moment.step(), numbers.of(scenery.world()), numbers.of(pod)))) {
                        looks.add(new Look(moment.step(), scenery.world(), scenery::words, pod));
                    }
                }
            }
        }
        return looks;
    }

    private Threshold threshold(Staging staging) {
        return threshold.orElseGet(() -> new Threshold(
                staging.before(), staging.start().crews().getFirst().pods()));
    }

    List<JudgedCall> opened() {
        return found.all();
    }

    List<Condition> shut() {
        return shut.entrySet().stream()
                .map(entry -> new Condition(
                        entry.getKey().callers(),
                        workload.id().toString(),
                        List.copyOf(entry.getValue()),
                        entry.getKey().rule()))
                .toList();
    }

    private Set<CallerClass> classes(List<Look> forward, List<Look> back) {
        var classes = new LinkedHashSet<CallerClass>();
        classes.add(CallerClass.withoutIdentity());
        classes.add(CallerClass.unnamed());
        var seen = new HashSet<Seen>();
        Stream.concat(forward.stream(), back.stream())
                .filter(look -> seen.add(new Seen("", numbers.of(look.world()), numbers.of(look.pod()))))
                .flatMap(look -> delivery.toldApart(look.pod(), look.world()).orElseGet(passers::everyAccount).stream())
                .map(identity -> new CallerClass(Optional.of(identity)))
                .forEach(classes::add);
        return classes;
    }

    private void look(CallerClass caller, int port, Staging staging, List<Look> forward, List<Look> back) {
        var then = threshold(staging);
        var atFirst = then.pods().stream()
                .map(pod -> verdict(caller, port, pod, then.world()))
                .toList();
        if (atFirst.stream().allMatch(Verdict.Refused.class::isInstance)) {
            forward.forEach(look -> lookForOpening(caller, port, look));
            back.forEach(look -> lookForOpening(caller, port, look));
        } else if (atFirst.stream().allMatch(Verdict::isDelivered)) {
            forward.forEach(look -> lookForShutting(caller, port, look));
        }
    }

    private void lookForShutting(CallerClass caller, int port, Look look) {
        if (verdict(caller, port, look) instanceof Verdict.Refused(var rule, var _)) {
            shut.computeIfAbsent(new Shut(caller.words(), rule), _ -> new TreeSet<>())
                    .add(port);
        }
    }

    private void lookForOpening(CallerClass caller, int port, Look look) {
        var verdict = verdict(caller, port, look);
        if (!(verdict instanceof Verdict.Refused) && passers.mayPass(caller, look.pod(), port, look.world())) {
            found.open(caller, port, look, verdict);
        }
    }

    private Verdict verdict(CallerClass caller, int port, Look look) {
        return verdict(caller, port, look.pod(), look.world());
    }

    private Verdict verdict(CallerClass caller, int port, Pod pod, World world) {
        return verdicts.computeIfAbsent(
                new Case(caller, port, numbers.of(pod), numbers.of(world)),
                _ -> delivery.atTheDoor(hop(port, pod), caller.identity(), world));
    }

    /** Whoever wants to come in speaks what he likes, whatever the port is known for. */
    private static Hop hop(int port, Pod pod) {
        return Hop.call(new Peer.Outside(), pod, Arrival.atPod(port), Application.UNKNOWN);
    }

    /** Doors that network policies open or shut, whatever a mesh decides behind them. */
    void lookAtTheNetwork(Staging staging) {
        var looks = Stream.concat(looks(staging.forward()).stream(), looks(staging.back()).stream())
                .toList();
        lookAtTheNetwork(passers.everybody(), threshold(staging), looks);
    }

    /**
     * Doors of which network policies no longer tell the ports apart when a stage is done: among members everything arrives on
     * the mesh's own port (istio.md B.5, linkerd.md E).
     *
     * @param peers who may be let in by that
     * @param pods of this workload when the stage is done
     */
    void lookBehindTheMeshPort(List<Peer> peers, Threshold before, List<Pod> pods, World after) {
        lookAtTheNetwork(
                peers,
                threshold.orElse(before),
                pods.stream()
                        .map(pod -> new Look("done", after, () -> "everything of the stage is there", pod))
                        .toList());
    }

    private void lookAtTheNetwork(List<Peer> peers, Threshold then, List<Look> looks) {
        for (int port : PodPorts.callable(workload)) {
            for (var peer : peers) {
                boolean wasShut = then.pods().stream()
                        .noneMatch(pod -> passers.forms(peer, then.world()).stream()
                                .anyMatch(form -> passers.passes(form, pod, port, then.world())));
                if (wasShut) {
                    looks.forEach(look -> openedByTheNetwork(peer, port, look));
                }
            }
        }
    }

    private void openedByTheNetwork(Peer peer, int port, Look look) {
        for (var form : passers.forms(peer, look.world())) {
            var verdict = verdict(classOf(form), port, look);
            var match = verdict.isDelivered() ? passers.match(form, look.pod(), port, look.world()) : Match.NO;
            if (match == Match.NO) {
                continue;
            }
            if (passers.passes(peer, look.pod(), port, look.world())) {
                found.open(classOf(form), port, look, verdict);
            } else {
                found.openBehindTheMeshPort(classOf(form), port, look, verdict, match);
            }
        }
    }

    private static CallerClass classOf(Peer peer) {
        return peer instanceof Pod pod && pod.plane() != DataPlane.NONE
                ? new CallerClass(Optional.of(new Identity.Account(pod.namespace(), pod.serviceAccount())))
                : CallerClass.withoutIdentity();
    }
}

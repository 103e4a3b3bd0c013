package dev.meshward.judge;

import dev.meshward.cluster.ClusterSnapshot;
import dev.meshward.cluster.WorkloadId;
import dev.meshward.evaluate.Delivery;
import dev.meshward.evaluate.MeshRules;
import dev.meshward.evaluate.Peer;
import dev.meshward.evaluate.Pod;
import dev.meshward.evaluate.Verdict;
import dev.meshward.evaluate.World;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Judges a share of the calls and doors through all stages. Lanes know nothing of each other, so that as many of them can
 * judge at the same time as there are processors, and find the same on any number.
 */
final class Lane {

    private final Delivery delivery;
    private final Cast cast;
    private final Passers passers;
    private final CallIndex calls;
    private final Set<WorkloadId> doors;
    private final Set<WorkloadId> watched;

    /**
     * @param calls the share of the calls
     * @param doors workloads whose doors are its share
     * @param meshes rules that no other lane uses
     */
    Lane(ClusterSnapshot snapshot, List<KnownCall> calls, Set<WorkloadId> doors, List<MeshRules> meshes) {
        this.delivery = new Delivery(meshes);
        this.cast = new Cast(snapshot, delivery);
        this.passers = new Passers(snapshot, delivery, cast);
        this.calls = new CallIndex(snapshot, calls);
        this.doors = doors;
        this.watched = new TreeSet<>(doors);
        calls.forEach(call -> watched.addAll(this.calls.watchedBy(call)));
    }

    /** @param start the world before the first stage */
    LaneFindings judge(List<Act> acts, World start) {
        var journey = new Journey(cast, start, watched);
        var working = calls.all().stream()
                .filter(KnownCall::isBetweenWorkloads)
                .filter(call -> standing(call, start, journey).stream().allMatch(Verdict::isDelivered))
                .toList();
        var stages = acts.stream()
                .map(act -> judged(act, journey, _ -> Optional.empty()))
                .toList();
        var end = acts.isEmpty() ? start : acts.getLast().after();
        var mutual = working.stream()
                .filter(call -> standing(call, end, journey).stream().allMatch(Verdict.DeliveredMtls.class::isInstance))
                .toList();
        return new LaneFindings(stages, new HashSet<>(working), new HashSet<>(mutual));
    }

    /** What becomes of a call while nothing moves. */
    private List<Verdict> standing(KnownCall call, World world, Journey journey) {
        var scenery = new Backdrop(world, Set.of()).start();
        return judging(call, "", false)
                .standing(new Moment("start", List.of(scenery), journey.crews(calls.watchedBy(call))));
    }

    /** Where everybody is whom this lane watches when these stages are done. */
    Journey afterwards(List<Act> acts, World start) {
        var journey = new Journey(cast, start, watched);
        for (var act : acts) {
            journey.pass(new Rehearsal(cast, act), act.reach(), renewed(act.script(), act.reach()));
        }
        return journey;
    }

    /** The calls of this lane that arrive while nothing moves. */
    Set<KnownCall> working(World world) {
        var journey = new Journey(cast, world, watched);
        return calls.all().stream()
                .filter(call -> standing(call, world, journey).stream().allMatch(Verdict::isDelivered))
                .collect(Collectors.toSet());
    }

    /** What a stage does whose doors are measured by a world before it. */
    Findings judgedBy(World start, Act act, Journey journey) {
        return judged(act, journey, id -> Optional.of(new DoorJudging.Threshold(start, List.of(cast.made(id, start)))));
    }

    private Findings judged(
            Act act, Journey journey, Function<WorkloadId, Optional<DoorJudging.Threshold>> thresholds) {
        var reach = act.reach();
        var rehearsal = new Rehearsal(cast, act);
        var ofCalls = new HashMap<KnownCall, List<JudgedCall>>();
        for (var call : calls.touchedBy(reach)) {
            ofCalls.put(call, judged(call, act, reach, rehearsal, journey));
        }
        var judgings = new TreeMap<WorkloadId, DoorJudging>();
        for (var workload : among(doors, reach, reach.doors())) {
            judgings.put(workload, judged(workload, act, rehearsal, journey, thresholds.apply(workload)));
        }
        var before = journey.copy();
        journey.pass(rehearsal, reach, renewed(act.script(), reach));
        var after = act.after();
        for (var workload : behindPolicies(act, after)) {
            judgings.computeIfAbsent(workload, _ -> judging(workload, act, thresholds.apply(workload)))
                    .lookBehindTheMeshPort(
                            whoMayPass(workload, act, after),
                            new DoorJudging.Threshold(act.before(), podsOf(workload, before)),
                            podsOf(workload, journey),
                            after);
        }
        var ofDoors = new HashMap<WorkloadId, Findings.OfDoor>();
        judgings.forEach(
                (workload, judging) -> ofDoors.put(workload, new Findings.OfDoor(judging.opened(), judging.shut())));
        ofCalls.values().removeIf(List::isEmpty);
        ofDoors.values().removeIf(Findings.OfDoor::isNothing);
        return new Findings(ofCalls, ofDoors);
    }

    private static List<Pod> podsOf(WorkloadId workload, Journey journey) {
        return journey.crews(List.of(workload)).getFirst().pods();
    }

    /** Whose network policies may mean something else when somebody has joined. */
    private List<WorkloadId> behindPolicies(Act act, World after) {
        var born = act.reach().born();
        boolean isTold = born.stream().anyMatch(each -> passers.portsAreToldApart(each.namespace(), after));
        return born.isEmpty()
                ? List.of()
                : doors.stream()
                        .filter(door -> isTold || passers.portsAreToldApart(door.namespace(), after))
                        .toList();
    }

    /** For one whose own pods are made anew anybody, for another those whose pods are. */
    private List<Peer> whoMayPass(WorkloadId workload, Act act, World after) {
        var born = act.reach().born();
        var peers = born.contains(workload) ? passers.everybody() : passers.of(born);
        return passers.portsAreToldApart(workload.namespace(), after)
                ? peers
                : peers.stream()
                        .filter(peer -> peer instanceof Pod pod && passers.portsAreToldApart(pod.namespace(), after))
                        .toList();
    }

    private static Set<WorkloadId> among(Set<WorkloadId> ours, StageReach reach, Set<WorkloadId> reached) {
        if (reach.isEverybody()) {
            return ours;
        }
        var both = new TreeSet<>(reached);
        both.retainAll(ours);
        return both;
    }

    private List<JudgedCall> judged(KnownCall call, Act act, StageReach reach, Rehearsal rehearsal, Journey journey) {
        var ends = calls.watchedBy(call);
        var keys = reach.ofCall(call, ends);
        return judging(call, act.script().folder(), NetworkChange.isAmong(keys))
                .judged(rehearsal.play(ends, keys, journey.crews(ends)));
    }

    private CallJudging judging(KnownCall call, String stage, boolean networkChanges) {
        return new CallJudging(delivery, stage, call, calls.watchedBy(call), calls.headless(call), networkChanges);
    }

    private DoorJudging judged(
            WorkloadId id, Act act, Rehearsal rehearsal, Journey journey, Optional<DoorJudging.Threshold> threshold) {
        var keys = act.reach().ofDoor(id);
        var staging = rehearsal.play(List.of(id), keys, journey.crews(List.of(id)));
        var judging = judging(id, act, threshold);
        judging.look(staging);
        if (NetworkChange.isAmong(keys)) {
            judging.lookAtTheNetwork(staging);
        }
        return judging;
    }

    private DoorJudging judging(WorkloadId id, Act act, Optional<DoorJudging.Threshold> threshold) {
        return new DoorJudging(delivery, passers, act.script().folder(), cast.known(id), threshold);
    }

    private Set<WorkloadId> renewed(StageScript script, StageReach reach) {
        var renewed = new TreeSet<>(reach.workloads());
        script.steps().forEach(step -> renewed.addAll(step.renewed()));
        return among(watched, reach, renewed);
    }
}

package dev.meshward.testing.simulator;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Looks at every known call and at every door in each moment. */
final class Watching {

    /** What NetworkPolicies know of meshes. */
    enum Walls {
        /** What is written in them. */
        AS_WRITTEN,
        /** Whatever they let through they let through on a mesh's own port too, as if somebody had added that. */
        OPENED_FOR_THE_MESH
    }

    private final Town town;
    private final List<Call> calls;
    private final Walls walls;
    private final Doors doors;
    private final Map<List<Object>, Sending> sent = new HashMap<>();
    private final Map<List<Object>, Fate> taken = new HashMap<>();
    private final Map<List<Object>, Answer> walled = new HashMap<>();

    Watching(Town town, List<Call> calls, Walls walls) {
        this.town = town;
        this.calls = calls;
        this.walls = walls;
        this.doors = new Doors(town);
    }

    /** What worked and what was shut at the beginning, to compare with. */
    final class Judged {

        private final List<Call> working;
        private final Map<Name, Set<Doors.Door>> shut;
        private final Set<List<Object>> seen = new HashSet<>();

        private Judged(List<Call> working, Map<Name, Set<Doors.Door>> shut) {
            this.working = working;
            this.shut = shut;
        }

        /** Many ways back lead through the same moment: whoever looked once has seen everything. */
        void look(Moment moment, Consumer<Harm> harms) {
            if (seen.add(traits(moment))) {
                lookAnew(moment, harms);
            }
        }

        private void lookAnew(Moment moment, Consumer<Harm> harms) {
            var views = distinct(moment);
            for (var call : working) {
                if (fates(call, moment, views).contains(Fate.REFUSED)) {
                    harms.accept(new Harm(
                            Harm.Kind.BREAKS,
                            moment.stage(),
                            call.fromNamespace() + "/" + call.fromName(),
                            call.to().namespace() + "/" + call.to().name(),
                            call.port(),
                            moment.step()));
                }
            }
            shut.forEach((workload, closed) -> moment.pods().getOrDefault(workload, Set.of()).stream()
                    .flatMap(pod -> views.getOrDefault(workload.namespace(), moment.views()).stream()
                            .flatMap(view -> doors.open(pod, view).stream()))
                    .filter(closed::contains)
                    .filter(door -> moment.pods().getOrDefault(workload, Set.of()).stream()
                            .anyMatch(pod ->
                                    doors.mayPass(door, pod, moment.views().getFirst())))
                    .distinct()
                    .forEach(door -> harms.accept(new Harm(
                            Harm.Kind.OPENS,
                            moment.stage(),
                            door.who(),
                            workload.namespace() + "/" + workload.name(),
                            door.port() == Doors.UNDECLARED ? 0 : door.port(),
                            moment.step()))));
        }
    }

    Judged from(Moment start) {
        var views = distinct(start);
        var working = calls.stream()
                .filter(call -> fates(call, start, views).stream().allMatch(Fate::arrives))
                .toList();
        var shut = new LinkedHashMap<Name, Set<Doors.Door>>();
        start.pods().forEach((workload, pods) -> {
            var closed = new LinkedHashSet<Doors.Door>();
            pods.forEach(pod -> closed.addAll(doors.shut(pod, start.views().getFirst())));
            closed.removeIf(door -> pods.stream()
                    .anyMatch(pod -> !doors.shut(pod, start.views().getFirst()).contains(door)));
            shut.put(workload, closed);
        });
        return new Judged(working, shut);
    }

    /** How many calls arrive with mutual TLS, in every state of this moment. */
    long mutual(Moment moment) {
        var views = distinct(moment);
        return calls.stream()
                .filter(call -> fates(call, moment, views).equals(Set.of(Fate.MUTUAL)))
                .count();
    }

    /** Whether every call that worked at first works. */
    boolean goesOn(Moment first, Moment now) {
        var views = distinct(now);
        return from(first).working.stream()
                .allMatch(call -> fates(call, now, views).stream().allMatch(Fate::arrives));
    }

    /** Everything that makes a difference between two moments; doors are looked at in the first view. */
    private List<Object> traits(Moment moment) {
        var places = town.workloads().stream()
                .map(workload -> workload.name().namespace())
                .distinct()
                .toList();
        var stamps = moment.views().stream()
                .map(view ->
                        places.stream().map(place -> town.stamp(place, view)).toList())
                .toList();
        return List.of(moment.pods(), stamps.getFirst(), Set.copyOf(stamps));
    }

    /** Of views that differ in nothing that matters to a namespace one is enough. */
    private Map<String, List<Cluster>> distinct(Moment moment) {
        var distinct = new HashMap<String, List<Cluster>>();
        for (var workload : town.workloads()) {
            distinct.computeIfAbsent(workload.name().namespace(), namespace -> {
                var byStamp = new LinkedHashMap<Integer, Cluster>();
                moment.views().forEach(view -> byStamp.putIfAbsent(town.stamp(namespace, view), view));
                return List.copyOf(byStamp.values());
            });
        }
        return distinct;
    }

    /** Everything that may become of a call: each pod, old or new, and what each end may have heard of. */
    private Set<Fate> fates(Call call, Moment moment, Map<String, List<Cluster>> views) {
        var fates = new LinkedHashSet<Fate>();
        var atCallee = views.getOrDefault(call.to().namespace(), moment.views());
        var behind = new Behind(town).of(call, moment);
        for (var callee : moment.pods().getOrDefault(call.to(), Set.of())) {
            for (var caller : callers(call, moment)) {
                for (var sending : sendings(call, caller, callee, moment, views, behind)) {
                    for (var view : atCallee) {
                        fates.add(
                                isWalledOff(call, caller, callee, sending, view)
                                        ? Fate.REFUSED
                                        : taken(call, callee, sending, view));
                    }
                }
            }
        }
        return fates;
    }

    /** The kubelet reaches the pods of its node whatever the policies say, unless ambient makes it somebody else. */
    private boolean isWalledOff(Call call, Optional<Pod> caller, Pod callee, Sending sending, Cluster view) {
        boolean isOfSomeAddress =
                call.via() == Call.Via.PROBE && callee.proxy().equals(AmbientMesh.NAME) && walls == Walls.AS_WRITTEN;
        if (call.via() == Call.Via.PROBE && !isOfSomeAddress) {
            return false;
        }
        int port = wirePort(call, callee, sending);
        var key = List.<Object>of(
                caller,
                callee,
                port,
                isOfSomeAddress,
                town.stamp(callee.namespace(), view),
                town.stamp(call.fromNamespace(), view));
        var wall = new Wall(view);
        var answer = walled.computeIfAbsent(
                key,
                _ -> isOfSomeAddress
                        ? wall.letsIn(AmbientMesh.PROBES, callee, port)
                        : wall.passes(caller, callee, port));
        // The API server is no pod, so that no selector lets it pass.
        return call.via() == Call.Via.API_SERVER ? answer != Answer.YES : answer == Answer.NO;
    }

    private int wirePort(Call call, Pod callee, Sending sending) {
        return walls == Walls.OPENED_FOR_THE_MESH
                ? call.port()
                : town.mesh(callee.proxy())
                        .map(mesh -> mesh.wirePort(callee, call.port(), call.via(), sending))
                        .orElse(call.port());
    }

    private static Set<Optional<Pod>> callers(Call call, Moment moment) {
        return call.from().isEmpty()
                ? Set.of(Optional.empty())
                : moment.pods().getOrDefault(call.from().get(), Set.of()).stream()
                        .map(Optional::of)
                        .collect(java.util.stream.Collectors.toCollection(LinkedHashSet::new));
    }

    private Set<Sending> sendings(
            Call call,
            Optional<Pod> caller,
            Pod callee,
            Moment moment,
            Map<String, List<Cluster>> views,
            Set<Boolean> behind) {
        var sendings = new LinkedHashSet<Sending>();
        var atCaller = new LinkedHashSet<>(views.getOrDefault(call.to().namespace(), moment.views()));
        atCaller.addAll(views.getOrDefault(call.fromNamespace(), List.of()));
        for (var view : atCaller) {
            for (boolean someHaveNone : behind) {
                sendings.add(sent(call, caller, callee, someHaveNone, view));
            }
        }
        return sendings;
    }

    private Sending sent(Call call, Optional<Pod> caller, Pod callee, boolean someHaveNone, Cluster view) {
        if (call.via() == Call.Via.GATEWAY) {
            return town.mesh(callee.proxy())
                    .map(mesh -> mesh.sendsFromGateway(call, callee, view))
                    .orElse(Sending.of(Sending.Kind.PLAIN));
        }
        var mesh = caller.flatMap(pod -> town.mesh(pod.proxy()));
        if (mesh.isEmpty()) {
            return Sending.of(Sending.Kind.PLAIN);
        }
        var key = List.<Object>of(
                call,
                caller.get(),
                callee,
                someHaveNone,
                town.stamp(call.fromNamespace(), view),
                town.stamp(call.to().namespace(), view));
        return sent.computeIfAbsent(key, _ -> mesh.get().sends(call, caller.get(), callee, someHaveNone, view));
    }

    private Fate taken(Call call, Pod callee, Sending sending, Cluster view) {
        var key = List.<Object>of(call.via(), call.port(), callee, sending, town.stamp(callee.namespace(), view));
        return taken.computeIfAbsent(key, _ -> Meeting.fate(town, callee, call.port(), call.via(), sending, view));
    }
}

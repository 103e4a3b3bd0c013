package dev.meshward.mesh.linkerd.security;

import dev.meshward.cluster.ClusterSnapshot;
import dev.meshward.mesh.intent.AccessCondition;
import dev.meshward.mesh.intent.AccessCondition.Subject;
import dev.meshward.mesh.intent.AccessPolicy;
import dev.meshward.mesh.intent.AccessPolicy.Effect;
import dev.meshward.mesh.intent.AccessRule;
import dev.meshward.mesh.intent.AccessText;
import dev.meshward.mesh.intent.Origin;
import dev.meshward.mesh.intent.PodPorts;
import dev.meshward.mesh.intent.PodPorts.Speech;
import dev.meshward.mesh.intent.Said;
import dev.meshward.mesh.intent.TransportSecurity;
import dev.meshward.mesh.intent.TransportSecurity.Mode;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The doors of a group of pods: one for each port that is known, and one for all the others. */
record GroupDoors(PodGroup group, ClusterSnapshot snapshot, KnownCallers known, Notes notes, KnownDoors doors) {

    /** What is spoken on each port: of containers, of Services, and of rules that name a port. */
    TreeMap<Integer, Speech> ports() {
        var ports = new TreeMap<Integer, Speech>();
        for (var workload : group.workloads()) {
            new PodPorts(snapshot)
                    .of(workload)
                    .forEach((port, speech) ->
                            ports.merge(port, speech, (one, other) -> one == other ? one : Speech.UNDECLARED));
        }
        group.transport().stream()
                .flatMap(each -> each.ports().stream())
                .forEach(port -> ports.putIfAbsent(port.port(), Speech.UNDECLARED));
        group.policies().stream()
                .flatMap(policy -> policy.rules().stream())
                .flatMap(AccessRule::conditions)
                .filter(condition -> condition.subject() == Subject.PORT)
                .flatMap(AccessCondition::texts)
                .flatMap(text -> text instanceof AccessText.Exact(var number) && number.matches("\\d{1,5}")
                        ? Stream.of(Integer.parseInt(number))
                        : Stream.empty())
                .forEach(port -> ports.putIfAbsent(port, Speech.UNDECLARED));
        return ports;
    }

    /** Ports that nobody declares. */
    Door other() {
        return door(OptionalInt.empty(), Speech.UNDECLARED);
    }

    Door at(int port, Speech speech) {
        return door(OptionalInt.of(port), speech);
    }

    /** Where both may come, requests and bytes that are none are answered by different rules (istio A.8). */
    private Door door(OptionalInt port, Speech speech) {
        var ofSpeech = doorFor(port, speech);
        return speech == Speech.UNDECLARED && looksAtRequests()
                ? new BothSpeeches(ofSpeech, doorFor(port, Speech.BYTES)).together()
                : ofSpeech;
    }

    private boolean looksAtRequests() {
        return group.policies().stream()
                .filter(AccessPolicy::decides)
                .flatMap(policy -> policy.rules().stream())
                .anyMatch(AccessRule::looksAtRequests);
    }

    private Door doorFor(OptionalInt port, Speech speech) {
        boolean hasAllowing = group.policies().stream().anyMatch(policy -> is(policy, Effect.ALLOW));
        var allowed = hasAllowing
                ? terms(port, speech, false)
                : List.of(new AccessTerm(known.all(), Networks.everywhere(), List.of(), Origin.nowhere()));
        boolean needsIdentity = mode(port) == Mode.MUTUAL_ONLY;
        return doors.read(new DoorReading(
                needsIdentity ? allowed.stream().map(this::withIdentity).toList() : allowed,
                terms(port, speech, true),
                probes(port),
                known,
                notes));
    }

    private AccessTerm withIdentity(AccessTerm term) {
        var callers = new HashSet<>(term.callers());
        callers.remove(new Caller.Plain());
        return new AccessTerm(callers, term.networks(), term.requests(), term.origin());
    }

    private static boolean is(AccessPolicy policy, Effect effect) {
        return policy.decides() && policy.effect() == effect;
    }

    /**
     * Of bytes a rule that allows and looks at requests says nothing, with all of its alternatives; one that denies looks at the
     * rest (istio A.8). An authorizer outside may refuse whatever it is asked about, so that without it nothing of that gets in.
     */
    private List<AccessTerm> terms(OptionalInt port, Speech speech, boolean isDenying) {
        boolean requestsAreRead = speech != Speech.BYTES;
        var reading = new TermReading(port, requestsAreRead, isDenying, known, notes);
        return group.policies().stream()
                .filter(policy ->
                        isDenying ? is(policy, Effect.DENY) || is(policy, Effect.ASK) : is(policy, Effect.ALLOW))
                .flatMap(policy -> policy.rules().stream())
                .filter(rule -> requestsAreRead || isDenying || !rule.looksAtRequests())
                .flatMap(rule -> rule.alternatives().stream())
                .flatMap(way -> reading.read(way).stream())
                .toList();
    }

    private Set<String> probes(OptionalInt port) {
        var paths = new TreeSet<String>();
        if (port.isPresent()) {
            group.workloads().forEach(workload -> paths.addAll(PodPorts.probes(workload, port.getAsInt())));
        }
        return paths;
    }

    /** The narrowest setting decides; only it speaks of single ports (istio A.7). */
    Mode mode(OptionalInt port) {
        var ofPods = group.transport().stream()
                .filter(each -> !each.pods().labels().selectsEverything())
                .findFirst();
        var ofPort = ofPods.stream()
                .flatMap(each -> each.ports().stream())
                .filter(each -> port.isPresent() && each.port() == port.getAsInt())
                .map(TransportSecurity.OfPort::mode)
                .findFirst();
        return ofPort.or(() -> ofPods.flatMap(GroupDoors::modeOf))
                .or(() -> wide(true))
                .or(() -> wide(false))
                .orElse(Mode.EITHER);
    }

    private Optional<Mode> wide(boolean ofNamespace) {
        return group.transport().stream()
                .filter(each -> each.pods().labels().selectsEverything()
                        && each.pods().namespace().isPresent() == ofNamespace)
                .findFirst()
                .flatMap(GroupDoors::modeOf);
    }

    private static Optional<Mode> modeOf(TransportSecurity security) {
        return security.mode().map(Said::value);
    }
}

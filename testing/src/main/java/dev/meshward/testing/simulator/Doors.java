package dev.meshward.testing.simulator;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Who is let in at which port, known or not. */
final class Doors {

    /** Stands for every port nobody declares. */
    static final int UNDECLARED = 64998;

    private static final String STRANGER = "somewhere/somebody";

    private final Town town;
    private final List<String> callers = new ArrayList<>();
    private final Map<List<Object>, Outcome> known = new HashMap<>();

    /**
     * A caller at a port.
     *
     * @param who {@code namespace/account} with mutual TLS; empty for everybody without
     */
    record Door(String who, int port) {}

    private record Outcome(Set<Door> open, Set<Door> shut) {}

    Doors(Town town) {
        this.town = town;
        callers.add("");
        callers.add(STRANGER);
        callers.addAll(town.accounts());
    }

    Set<Door> open(Pod pod, Cluster view) {
        return outcome(pod, view).open();
    }

    Set<Door> shut(Pod pod, Cluster view) {
        return outcome(pod, view).shut();
    }

    private Outcome outcome(Pod pod, Cluster view) {
        return known.computeIfAbsent(List.of(pod, town.stamp(pod.namespace(), view)), _ -> tried(pod, view));
    }

    private Outcome tried(Pod pod, Cluster view) {
        var outcome = new Outcome(new LinkedHashSet<>(), new LinkedHashSet<>());
        var ports = new TreeSet<>(pod.ports().values());
        ports.add(UNDECLARED);
        for (int port : ports) {
            for (var who : callers) {
                var fate = Meeting.fate(town, pod, port, Call.Via.ITSELF, sending(who, pod, port, view), view);
                if (fate.arrives()) {
                    outcome.open().add(new Door(who, port));
                } else if (fate == Fate.REFUSED) {
                    outcome.shut().add(new Door(who, port));
                }
            }
        }
        return outcome;
    }

    private Sending sending(String who, Pod pod, int port, Cluster view) {
        return town.mesh(pod.proxy())
                .filter(_ -> !who.isEmpty())
                .map(mesh -> mesh.sendsAs(who, pod, port, view))
                .orElse(Sending.of(Sending.Kind.PLAIN));
    }

    /** Whether the NetworkPolicies let anybody of this kind come so far. */
    boolean mayPass(Door door, Pod callee, Cluster view) {
        var wall = new Wall(view);
        var sending = sending(door.who(), callee, door.port(), view);
        int port = town.mesh(callee.proxy())
                .map(mesh -> mesh.wirePort(callee, door.port(), Call.Via.ITSELF, sending))
                .orElse(door.port());
        var members = town.workloads().stream()
                .map(each -> town.made(each, view))
                .filter(pod -> door.who().isEmpty() || pod.identity().equals(door.who()))
                .toList();
        return members.isEmpty()
                || members.stream().anyMatch(pod -> wall.passes(Optional.of(pod), callee, port) != Answer.NO)
                || (door.who().isEmpty() && wall.passes(Optional.empty(), callee, port) != Answer.NO);
    }
}

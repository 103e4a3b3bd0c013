package dev.meshward.equivalence;

import dev.meshward.cluster.ClusterSnapshot;
import dev.meshward.cluster.Container;
import dev.meshward.cluster.Service;
import dev.meshward.cluster.Workload;
import dev.meshward.equivalence.Callers.Caller;
import dev.meshward.evaluate.Application;
import dev.meshward.evaluate.Arrival;
import dev.meshward.evaluate.Hop;
import dev.meshward.evaluate.Peer;
import dev.meshward.evaluate.Pod;
import dev.meshward.evaluate.Request;
import dev.meshward.evaluate.Verdict;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Supplier;

/** Compares who is let in at the ports of workloads. */
final class Doors {

    /** Stands for every port that nobody declares. */
    private static final int UNDECLARED = 64_999;

    private final ClusterSnapshot context;
    private final Workers workers;

    Doors(ClusterSnapshot context, Workers workers) {
        this.context = context;
        this.workers = workers;
    }

    List<Comparison.Door> compared() {
        return workers.each(context.workloads(), this::compared);
    }

    private List<Comparison.Door> compared(Sides sides, Workload workload) {
        var atFirst = sides.first().pod(workload);
        var atSecond = sides.second().pod(workload);
        return ports(workload).stream()
                .map(port -> new Comparison.Door(
                        workload.id(),
                        port == UNDECLARED ? 0 : port,
                        new Door(sides, workload, port, atFirst, atSecond).compared()))
                .toList();
    }

    private static TreeSet<Integer> ports(Workload workload) {
        var ports = new TreeSet<Integer>(List.of(UNDECLARED));
        workload.template().runningContainers().stream()
                .flatMap(container -> container.ports().stream())
                .filter(port -> port.transport().equals("TCP") && port.number() > 0)
                .map(Container.ContainerPort::number)
                .forEach(ports::add);
        return ports;
    }

    /** One port of one workload. */
    private final class Door {
        private final Sides sides;
        private final Side first;
        private final Side second;
        private final Workload workload;
        private final int port;
        private final Pod atFirst;
        private final Pod atSecond;
        private final Tally tally = new Tally();

        Door(Sides sides, Workload workload, int port, Pod atFirst, Pod atSecond) {
            this.sides = sides;
            this.first = sides.first();
            this.second = sides.second();
            this.workload = workload;
            this.port = port;
            this.atFirst = atFirst;
            this.atSecond = atSecond;
        }

        Compared compared() {
            var mentions = first.mentionedAt(atFirst, port).and(second.mentionedAt(atSecond, port));
            var callers = sides.callers().of(mentions);
            var space = new Kinds(mentions, 1, sides.witnesses()).toAnyHost();
            applications().forEach(application -> compare(callers, application, space));
            return tally.compared();
        }

        /**
         * What callers may speak here: where no Service says it, requests and other bytes. Who is let in does not depend on who
         * speaks first; that such calls may hang is told where requests go.
         */
        private List<Application> applications() {
            var spoken = context.servicesOf(workload).stream()
                    .flatMap(service -> service.ports().stream())
                    .filter(each -> atFirst.portNumber(each.targetPort())
                            .filter(number -> number == port)
                            .isPresent())
                    .map(Doors::application)
                    .map(application -> application == Application.SERVER_FIRST ? Application.TCP : application)
                    .distinct()
                    .toList();
            return spoken.size() != 1 || spoken.contains(Application.UNKNOWN)
                    ? List.of(Application.HTTP, Application.TCP)
                    : spoken;
        }

        private void compare(List<Caller> callers, Application application, Space space) {
            boolean isOfRequests = application == Application.HTTP;
            for (var caller : callers) {
                var hop = hop(caller, application);
                var one = first.atTheDoor(hop.at(atFirst), caller.identity());
                var other = second.atTheDoor(hop.at(atSecond), caller.identity());
                boolean isDecided = !(one instanceof Verdict.Unknown) && !(other instanceof Verdict.Unknown);
                if (isDecided || !isOfRequests) {
                    note(caller, () -> calls(application), one, other);
                } else {
                    space.doubts().forEach(doubt -> tally.unchecked("requests to port " + port, doubt));
                    space.requests().forEach(request -> compare(caller, hop, request));
                }
            }
        }

        private void compare(Caller caller, Ends hop, Request request) {
            var one = first.atTheDoor(hop.at(atFirst).asking(request), caller.identity());
            var other = second.atTheDoor(hop.at(atSecond).asking(request), caller.identity());
            note(caller, request::words, one, other);
        }

        private Ends hop(Caller caller, Application application) {
            return new Ends(new Peer.OfAddress(caller.address()), port, application);
        }

        private String calls(Application application) {
            return (application == Application.HTTP ? "any request" : application.words()) + " to port " + port;
        }

        private void note(Caller caller, Supplier<String> request, Verdict one, Verdict other) {
            unknown(one)
                    .or(() -> unknown(other))
                    .ifPresentOrElse(
                            because -> tally.unchecked(request.get() + " of " + caller.words(), because),
                            () -> noteDecided(caller, request, one, other));
        }

        private void noteDecided(Caller caller, Supplier<String> request, Verdict one, Verdict other) {
            if (one.isDelivered() != other.isDelivered()) {
                tally.add(
                        other.isDelivered() ? Relation.WIDER : Relation.NARROWER,
                        relation ->
                                new Counterexample(relation, caller.words(), request.get(), words(one), words(other)));
            }
        }
    }

    /** A call of which only the callee's end is missing. */
    private record Ends(Peer caller, int port, Application application) {
        Hop at(Pod callee) {
            return Hop.call(caller, callee, Arrival.atPod(port), application);
        }
    }

    static Application application(Service.ServicePort port) {
        var name = port.appProtocol().isEmpty() ? port.name() : port.appProtocol();
        int dash = name.indexOf('-');
        var word = name.startsWith("kubernetes.io/") ? "http" : dash < 0 ? name : name.substring(0, dash);
        var application = Application.of(word.toLowerCase(java.util.Locale.ROOT), port.number());
        boolean isSaid = application != Application.TCP
                || word.equals("tcp")
                || !port.appProtocol().isEmpty();
        return isSaid ? application : Application.UNKNOWN;
    }

    private static Optional<String> unknown(Verdict verdict) {
        return verdict instanceof Verdict.Unknown(var because) ? Optional.of(because) : Optional.empty();
    }

    private static String words(Verdict verdict) {
        return switch (verdict) {
            case Verdict.DeliveredMtls _, Verdict.DeliveredPlaintext _ -> "lets it in";
            case Verdict.Refused(var rule, var because) -> "refuses it: " + because + " [" + rule + "]";
            case Verdict.Unknown(var because) -> because;
        };
    }
}

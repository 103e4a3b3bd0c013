package dev.meshward.equivalence;

import dev.meshward.cluster.ClusterSnapshot;
import dev.meshward.evaluate.Backend;
import dev.meshward.evaluate.Changes;
import dev.meshward.evaluate.Changes.HeaderChange;
import dev.meshward.evaluate.Departure;
import dev.meshward.evaluate.Destination;
import dev.meshward.evaluate.Handling;
import dev.meshward.evaluate.Handling.Retries;
import dev.meshward.evaluate.Routing;
import dev.meshward.evaluate.Share;
import java.math.BigInteger;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What becomes of a request, so that two of them are equal where nobody could tell them apart: without names of rules, with
 * weights as proportions, and with what is done to a request as its effect. What each mesh does in its own way is left out:
 * failures without an answer, the choice of a pod, pods that are left out.
 */
sealed interface Outcome {

    /** A way a request may go, and how much of them goes it. */
    record Lot(Place place, Done request, Done response) {}

    /** Where it goes: by what is there, not by its name. */
    sealed interface Place {}

    record Pods(String namespace, Map<String, String> labels, String port) implements Place {}

    record Host(String name, int port) implements Place {}

    /** Nobody is there, and this status is answered. */
    record Nobody(int status) implements Place {}

    /** What is done to it on the way. */
    record Done(Map<String, HeaderChange> headers, String host, String path) {}

    /** Tries after the first and their conditions. */
    record Again(int attempts, Optional<Duration> perTry, Set<Integer> statuses, Set<String> grpc) {}

    record Served(
            Map<Lot, BigInteger> lots,
            Optional<Duration> timeout,
            Again again,
            Map<Place, String> copies,
            Handling.Faults faults)
            implements Outcome {}

    /** The client is sent elsewhere, or gets an answer that is no refusal. */
    record Answered(int status, String location) implements Outcome {}

    /** It is not served. */
    record Refused(int status) implements Outcome {}

    record Unknown(String because) implements Outcome {}

    int FIRST_REFUSAL = 400;

    static Outcome of(Routing routing, Departure departure, ClusterSnapshot context) {
        return switch (routing) {
            case Routing.Sent(var _, var shares, var handling) -> served(shares, handling, departure);
            case Routing.Passed _ ->
                new Served(
                        Map.of(
                                new Lot(itself(departure.destination(), context), untouched(departure), response()),
                                BigInteger.ONE),
                        Optional.empty(),
                        again(Retries.none()),
                        Map.of(),
                        Handling.Faults.none());
            case Routing.Redirected(var _, int status, var location) -> new Answered(status, location);
            case Routing.Answered(var _, int status) -> answered(status);
            case Routing.Stopped _ -> new Refused(0);
            case Routing.Unknown(var because) -> new Unknown(because);
        };
    }

    /** What the second is, seen from the first, where they differ. */
    static Relation relation(Outcome first, Outcome second) {
        boolean isRefusedFirst = first instanceof Refused;
        boolean isRefusedSecond = second instanceof Refused;
        if (isRefusedFirst == isRefusedSecond) {
            return Relation.DIFFERENT;
        }
        return isRefusedSecond ? Relation.NARROWER : Relation.WIDER;
    }

    /** A share that ends with an answer is the same whether it is a failure made on purpose or a backend that is not there. */
    private static Outcome served(List<Share> shares, Handling handling, Departure departure) {
        var lots = new HashMap<Lot, BigInteger>();
        for (var share : shares) {
            var weight = BigInteger.valueOf(share.weight());
            lots.merge(lot(share, departure), weight, BigInteger::add);
        }
        var abort = Abort.in(handling);
        abort.ifPresent(each -> each.share(lots, new Lot(new Nobody(each.status()), untouched(departure), response())));
        lots.values().removeIf(weight -> weight.signum() == 0);
        var common = lots.values().stream().reduce(BigInteger.ZERO, BigInteger::gcd);
        lots.replaceAll((_, weight) -> weight.divide(common));
        if (lots.size() == 1 && lots.keySet().iterator().next().place() instanceof Nobody(int status)) {
            return answered(status);
        }
        var copies = new HashMap<Place, String>();
        handling.mirrors().forEach(mirror -> copies.put(place(mirror.backend()), mirror.percent()));
        return new Served(
                lots,
                handling.timeout(),
                again(handling.retries()),
                copies,
                abort.isEmpty()
                        ? handling.faults()
                        : new Handling.Faults(handling.faults().delays(), List.of()));
    }

    private static Lot lot(Share share, Departure departure) {
        var place = place(share.backend());
        return place instanceof Nobody
                ? new Lot(place, untouched(departure), response())
                : new Lot(place, done(share.changes(), departure), response(share.changes()));
    }

    private static Outcome answered(int status) {
        return status < FIRST_REFUSAL ? new Answered(status, "") : new Refused(status);
    }

    private static Again again(Retries retries) {
        return retries.attempts() == 0
                ? new Again(0, Optional.empty(), Set.of(), Set.of())
                : new Again(
                        retries.attempts(),
                        retries.perTry(),
                        Set.copyOf(retries.statuses()),
                        Set.copyOf(retries.grpc()));
    }

    private static Place place(Backend backend) {
        return switch (backend) {
            case Backend.Pods(var _, var namespace, var labels, var port) -> new Pods(namespace, labels, port);
            case Backend.Host(var name, int port) -> new Host(name, port);
            case Backend.Missing(var _, int status) -> new Nobody(status);
        };
    }

    private static Place itself(Destination destination, ClusterSnapshot context) {
        return switch (destination) {
            case Destination.Outside(var host, int port) -> place(new Backend.Host(host, port));
            case Destination.OfService(var id, int port) ->
                context.service(id)
                        .flatMap(service -> service.ports().stream()
                                .filter(each -> each.number() == port)
                                .findFirst()
                                .<Place>map(each -> new Pods(id.namespace(), service.selector(), each.targetPort())))
                        .orElseGet(() -> place(new Backend.Host(id.toString(), port)));
        };
    }

    private static Done untouched(Departure departure) {
        return done(Changes.none(), departure);
    }

    private static Done done(Changes changes, Departure departure) {
        var request = departure.request();
        return new Done(
                changes.request(),
                changes.host().orElse(request.host()),
                changes.path().orElse(request.path()));
    }

    private static Done response(Changes changes) {
        return new Done(changes.response(), "", "");
    }

    private static Done response() {
        return response(Changes.none());
    }
}

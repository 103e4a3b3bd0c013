package dev.meshward.equivalence;

import dev.meshward.equivalence.Callers.Caller;
import dev.meshward.evaluate.Application;
import dev.meshward.evaluate.Arrival;
import dev.meshward.evaluate.Departure;
import dev.meshward.evaluate.Destination;
import dev.meshward.evaluate.Hop;
import dev.meshward.evaluate.Identity;
import dev.meshward.evaluate.Peer;
import dev.meshward.evaluate.Pod;
import dev.meshward.evaluate.Request;
import dev.meshward.evaluate.Verdict;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Asks both configurations about requests that nobody worked out: by chance, from more words than rules know. */
final class Samples {

    private static final List<String> PATHS = List.of(
            "/",
            "/a",
            "/a/",
            "/ab",
            "/a/b",
            "/a/b/",
            "/a/b/c",
            "/a/bc",
            "/b",
            "/b/b",
            "/bb",
            "/c",
            "/a/x/b",
            "/A",
            "/a/b/c/d");
    private static final List<String> METHODS = List.of("GET", "POST", "PUT", "PURGE", "DELETE");
    private static final List<String> ADDRESSES = List.of(
            "10.0.0.1",
            "10.1.0.1",
            "10.1.2.9",
            "10.255.0.1",
            "11.0.0.1",
            "192.0.2.1",
            "192.0.3.1",
            "fd00::1",
            "2a00::1");
    private static final List<String> VALUES = List.of("red", "r", "rose", "blue", "RED");

    private final RandomGenerator random;
    private final Side first;
    private final Side second;

    Samples(RandomGenerator random, Configuration first, Configuration second) {
        this.random = random;
        this.first = Side.of(first, Town::rules).orElseThrow();
        this.second = Side.of(second, Town::rules).orElseThrow();
    }

    private String oneOf(List<String> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    private Request request() {
        Map<String, String> headers = new HashMap<>();
        if (random.nextInt(3) > 0) {
            headers.put("x-team", oneOf(VALUES));
        }
        Map<String, String> query = random.nextInt(3) == 0 ? Map.of("q", oneOf(List.of("one", "two"))) : Map.of();
        return new Request(oneOf(METHODS), "reviews.data.svc.cluster.local", oneOf(PATHS), query, headers);
    }

    private Caller caller() {
        var identity = random.nextInt(4) == 0
                ? Optional.<Identity.Account>empty()
                : Optional.of(new Identity.Account(
                        oneOf(List.of("shop", "ops", "data", "sales", "else")),
                        oneOf(List.of("web", "cron", "db", "nobody"))));
        return new Caller(identity, oneOf(ADDRESSES));
    }

    /** What the second does more or less for one request, where it is known; empty where they agree or nobody knows. */
    Optional<Relation> atDoor(Comparison.Door door) {
        var workload = Town.CONTEXT.workload(door.workload()).orElseThrow();
        var caller = caller();
        var request = request();
        int port = door.port() == 0 ? 64_999 : door.port();
        return differing(
                admission(first, first.pod(workload), caller, request, port),
                admission(second, second.pod(workload), caller, request, port));
    }

    private static Verdict admission(Side side, Pod pod, Caller caller, Request request, int port) {
        return side.atTheDoor(hop(pod, caller, port, Application.HTTP).asking(request), caller.identity());
    }

    private static Hop hop(Pod pod, Caller caller, int port, Application application) {
        return Hop.call(new Peer.OfAddress(caller.address()), pod, Arrival.atPod(port), application);
    }

    private static Optional<Relation> differing(Verdict one, Verdict other) {
        boolean isKnown = !(one instanceof Verdict.Unknown) && !(other instanceof Verdict.Unknown);
        return isKnown && one.isDelivered() != other.isDelivered()
                ? Optional.of(other.isDelivered() ? Relation.WIDER : Relation.NARROWER)
                : Optional.empty();
    }

    /** The same for a request on its way. */
    Optional<Relation> onWay(Comparison.Way way) {
        var namespace = way.namespace().isEmpty() ? "somewhere" : way.namespace();
        var request = request();
        var host = ((Destination.OfService) way.destination()).service().name() + ".data.svc.cluster.local";
        var asked = new Request(request.method(), host, request.path(), request.query(), request.headers());
        var departure = new Departure(namespace, Map.of(), way.destination(), Application.HTTP, asked);
        var one = Outcome.of(first.route(departure), departure, Town.CONTEXT);
        var other = Outcome.of(second.route(departure), departure, Town.CONTEXT);
        boolean isKnown = !(one instanceof Outcome.Unknown) && !(other instanceof Outcome.Unknown);
        return isKnown && !one.equals(other) ? Optional.of(Outcome.relation(one, other)) : Optional.empty();
    }

    /** What both do with a request that a comparison named. */
    Optional<Relation> again(Comparison.Door door, Counterexample example) {
        var workload = Town.CONTEXT.workload(door.workload()).orElseThrow();
        var words = example.caller().split(" from ");
        var parts = words[0].split("/");
        var identity = parts.length == 2
                ? Optional.of(new Identity.Account(parts[0], parts[1]))
                : Optional.<Identity.Account>empty();
        var caller = new Caller(identity, words[1]);
        int port = door.port() == 0 ? 64_999 : door.port();
        var other = Arrays.stream(Application.values())
                .filter(each -> example.request().startsWith(each.words() + " to port "))
                .findFirst();
        return other.isPresent()
                ? differing(
                        first.atTheDoor(hop(first.pod(workload), caller, port, other.get()), caller.identity()),
                        second.atTheDoor(hop(second.pod(workload), caller, port, other.get()), caller.identity()))
                : again(door, caller, port, example);
    }

    private Optional<Relation> again(Comparison.Door door, Caller caller, int port, Counterexample example) {
        var workload = Town.CONTEXT.workload(door.workload()).orElseThrow();
        var request = example.request().startsWith("any request") ? request() : parsed(example.request());
        return differing(
                admission(first, first.pod(workload), caller, request, port),
                admission(second, second.pod(workload), caller, request, port));
    }

    private static Request parsed(String words) {
        var parts = words.split(" \\(", 2);
        var line = parts[0].split(" http://", 2);
        int slash = line[1].indexOf('/');
        Map<String, String> headers = new HashMap<>();
        if (parts.length > 1) {
            for (var each : parts[1].replaceAll("\\)$", "").split("\\) \\(")) {
                headers.put(each.substring(0, each.indexOf(':')), each.substring(each.indexOf(':') + 2));
            }
        }
        return new Request(line[0], line[1].substring(0, slash), line[1].substring(slash), Map.of(), headers);
    }
}

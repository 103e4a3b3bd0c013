package dev.meshward.judge;

import dev.meshward.cluster.WorkloadId;
import dev.meshward.evaluate.Application;
import dev.meshward.evaluate.Arrival;
import dev.meshward.evaluate.DataPlane;
import dev.meshward.evaluate.Delivery;
import dev.meshward.evaluate.Dispatch;
import dev.meshward.evaluate.Hop;
import dev.meshward.evaluate.Match;
import dev.meshward.evaluate.Peer;
import dev.meshward.evaluate.Pod;
import dev.meshward.evaluate.Verdict;
import dev.meshward.evaluate.World;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Judges one known call through one stage and on every way back. */
final class CallJudging {

    private final Delivery delivery;
    private final String stage;
    private final KnownCall call;
    private Application application;
    private final BothEnds bothEnds;
    private final boolean networkChanges;
    private final Numbers numbers = new Numbers();
    private final Map<Departure, Dispatch> dispatches = new HashMap<>();
    private final Map<Case, Verdict> verdicts = new HashMap<>();
    private final Map<String, JudgedCall> found = new TreeMap<>();

    /** Everything that what the caller sends depends on, by numbers of their own. */
    private record Departure(int caller, int atCaller, int callee, Arrival.Others others) {}

    /** Everything a verdict depends on. */
    private record Case(int caller, Dispatch dispatch, int callee, int atCallee, Arrival.Others others) {}

    CallJudging(
            Delivery delivery,
            String stage,
            KnownCall call,
            List<WorkloadId> watched,
            BothEnds.Headless headless,
            boolean networkChanges) {
        this.delivery = delivery;
        this.stage = stage;
        this.call = call;
        this.application = call.application();
        this.bothEnds = new BothEnds(call, watched, headless);
        this.networkChanges = networkChanges;
    }

    /** What is worth telling: refusals and doubts of a call that worked before, else one line that it goes on. */
    List<JudgedCall> judged(Staging staging) {
        var before = staging.before();
        var worked = standing(staging.start());
        if (!worked.stream().allMatch(Verdict::isDelivered)) {
            return List.of();
        }
        staging.forward().forEach(moment -> look(moment, before));
        staging.back().forEach(moment -> look(moment, before));
        return found.isEmpty() ? List.of(goesOn(staging, worked.getFirst())) : List.copyOf(found.values());
    }

    /** What becomes of it while nothing moves, whichever pods meet. */
    List<Verdict> standing(Moment moment) {
        var verdicts = verdicts(moment);
        return verdicts.stream().allMatch(Verdict::isDelivered) ? verdicts : withoutGuessing(moment);
    }

    private List<Verdict> verdicts(Moment moment) {
        return bothEnds.of(moment).stream().map(this::verdict).toList();
    }

    /** A call that could not arrive if it spoke what it seems to speak was kept by earlier stages: it speaks something else. */
    private List<Verdict> withoutGuessing(Moment moment) {
        if (call.stranger() instanceof Peer.ApiServer) {
            return verdicts(moment);
        }
        application = Application.UNKNOWN;
        dispatches.clear();
        verdicts.clear();
        return verdicts(moment);
    }

    private void look(Moment moment, World before) {
        for (var ends : bothEnds.of(moment)) {
            var verdict = verdict(ends);
            if (networkChanges && verdict.isDelivered() && isDoubtful(ends, before)) {
                verdict = new Verdict.Unknown("A network policy lets it pass by addresses that nobody here knows.");
            }
            note(moment, ends, verdict);
        }
    }

    private boolean isDoubtful(BothEnds.Ends ends, World before) {
        var hop = hop(ends);
        return delivery.passes(hop, before) == Match.YES
                && delivery.passes(hop, ends.atCallee().world()) == Match.MAYBE;
    }

    private void note(Moment moment, BothEnds.Ends ends, Verdict verdict) {
        switch (verdict) {
            case Verdict.DeliveredMtls _, Verdict.DeliveredPlaintext _ -> {}
            case Verdict.Refused(var rule, var because)
            when isGuess(ends) ->
                put(moment, ends, JudgedCall.Outcome.UNKNOWN, rule, guess(because), Grade.CONDITIONAL);
            case Verdict.Refused(var rule, var because) ->
                put(moment, ends, JudgedCall.Outcome.REFUSED, rule, because, weight());
            case Verdict.Unknown(var because) ->
                put(moment, ends, JudgedCall.Outcome.UNKNOWN, "", because, Grade.CONDITIONAL);
        }
    }

    /**
     * What an application speaks is told by names and numbers alone; a refusal that hangs on it is a doubt. The API server
     * is the exception: it always speaks TLS.
     */
    private boolean isGuess(BothEnds.Ends ends) {
        return application != Application.UNKNOWN
                && !(call.stranger() instanceof Peer.ApiServer)
                && !(delivery.verdict(
                                hop(ends, Application.UNKNOWN),
                                ends.atCaller().world(),
                                ends.atCallee().world())
                        instanceof Verdict.Refused);
    }

    private String guess(String because) {
        return "If it speaks " + application.words() + ", as it seems: " + because;
    }

    private Grade weight() {
        return switch (call.belief()) {
            case KNOWN -> Grade.UNSAFE;
            case HINT -> Grade.CONDITIONAL;
        };
    }

    /** One state of each step and rule is enough to show it. */
    private void put(
            Moment moment, BothEnds.Ends ends, JudgedCall.Outcome outcome, String rule, String because, Grade weight) {
        found.computeIfAbsent(
                moment.step() + "\n" + outcome + "\n" + rule,
                _ -> line(moment.step(), state(ends), outcome, rule, because, weight));
    }

    private JudgedCall goesOn(Staging staging, Verdict before) {
        var last = staging.forward().isEmpty()
                ? before
                : lastVerdict(staging.forward().getLast(), before);
        return line(
                staging.forward().isEmpty()
                        ? "start"
                        : staging.forward().getLast().step(),
                "done",
                last instanceof Verdict.DeliveredMtls
                        ? JudgedCall.Outcome.DELIVERED_MTLS
                        : JudgedCall.Outcome.DELIVERED_PLAINTEXT,
                "",
                "It arrives in every state on the way.",
                Grade.SAFE);
    }

    private Verdict lastVerdict(Moment moment, Verdict before) {
        var ends = bothEnds.of(moment);
        return ends.isEmpty() ? before : verdict(ends.getLast());
    }

    private JudgedCall line(
            String step, String state, JudgedCall.Outcome outcome, String rule, String because, Grade weight) {
        return new JudgedCall(
                stage,
                step,
                state,
                call.callerNamespace(),
                call.callerName(),
                call.callee().namespace(),
                call.callee().name(),
                call.containerPort(),
                outcome,
                rule,
                because,
                weight);
    }

    private static String state(BothEnds.Ends ends) {
        var caller = ends.caller() instanceof Pod pod ? "caller " + words(pod.plane()) + ", " : "";
        var same = ends.atCaller() == ends.atCallee();
        return caller + "callee " + words(ends.callee().plane()) + "; "
                + ends.atCallee().words()
                + (same ? "" : " at the callee; " + ends.atCaller().words() + " at the caller");
    }

    private static String words(DataPlane plane) {
        return plane == DataPlane.NONE ? "without proxy" : "with proxy";
    }

    private Verdict verdict(BothEnds.Ends ends) {
        int caller = numbers.of(ends.caller());
        int callee = numbers.of(ends.callee());
        var departure = new Departure(caller, numbers.of(ends.atCaller().world()), callee, ends.others());
        var dispatch = dispatches.computeIfAbsent(
                departure, _ -> delivery.dispatch(hop(ends), ends.atCaller().world()));
        var arrival =
                new Case(caller, dispatch, callee, numbers.of(ends.atCallee().world()), ends.others());
        return verdicts.computeIfAbsent(
                arrival,
                _ -> delivery.arrival(hop(ends), dispatch, ends.atCallee().world()));
    }

    private Hop hop(BothEnds.Ends ends) {
        return hop(ends, application);
    }

    private Hop hop(BothEnds.Ends ends, Application application) {
        var arrival = new Arrival(call.service(), call.servicePort(), call.containerPort(), ends.others());
        return new Hop(ends.caller(), ends.callee(), arrival, application, call.purpose());
    }
}

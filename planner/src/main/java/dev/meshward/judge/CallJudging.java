package dev.meshward.judge;

import dev.meshward.cluster.WorkloadId;
import dev.meshward.evaluate.DataPlane;
import dev.meshward.evaluate.Delivery;
import dev.meshward.evaluate.Pod;
import dev.meshward.evaluate.Verdict;
import dev.meshward.evaluate.World;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Judges one known call through one stage and on every way back. */
final class CallJudging {

    private final CallVerdicts verdicts;
    private final String stage;
    private final KnownCall call;
    private final BothEnds bothEnds;
    private final boolean networkChanges;
    private final Map<String, JudgedCall> found = new TreeMap<>();

    CallJudging(
            Delivery delivery,
            String stage,
            KnownCall call,
            List<WorkloadId> watched,
            BothEnds.Headless headless,
            boolean networkChanges) {
        this.verdicts = new CallVerdicts(delivery, call);
        this.stage = stage;
        this.call = call;
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

    /**
     * What becomes of it while nothing moves, whichever pods meet. A call that could not arrive if it spoke what it seems to
     * speak was kept by earlier stages: it speaks something else.
     */
    List<Verdict> standing(Moment moment) {
        var standing = verdicts(moment);
        if (standing.stream().allMatch(Verdict::isDelivered)) {
            return standing;
        }
        verdicts.stopGuessing();
        return verdicts(moment);
    }

    private List<Verdict> verdicts(Moment moment) {
        return bothEnds.of(moment, verdicts::leaving).stream().map(verdicts::of).toList();
    }

    private void look(Moment moment, World before) {
        for (var ends : bothEnds.of(moment, verdicts::leaving)) {
            var verdict = verdicts.of(ends);
            if (networkChanges && verdict.isDelivered() && verdicts.isDoubtful(ends, before)) {
                verdict = new Verdict.Unknown("A network policy lets it pass by addresses that nobody here knows.");
            }
            note(moment, ends, verdict);
        }
    }

    private void note(Moment moment, BothEnds.Ends ends, Verdict verdict) {
        switch (verdict) {
            case Verdict.DeliveredMtls _, Verdict.DeliveredPlaintext _ -> {}
            case Verdict.Refused(var rule, var because)
            when verdicts.isGuess(ends) ->
                put(moment, ends, JudgedCall.Outcome.UNKNOWN, rule, guess(because), Grade.CONDITIONAL);
            case Verdict.Refused(var rule, var because) ->
                put(moment, ends, JudgedCall.Outcome.REFUSED, rule, because, weight());
            case Verdict.Unknown(var because) ->
                put(moment, ends, JudgedCall.Outcome.UNKNOWN, "", because, Grade.CONDITIONAL);
        }
    }

    private String guess(String because) {
        return "If it speaks " + verdicts.application().words() + ", as it seems: " + because;
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
                : verdicts.of(bothEnds.last(staging.forward().getLast()));
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
}

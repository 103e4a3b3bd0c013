package dev.meshward.judge;

import dev.meshward.evaluate.Application;
import dev.meshward.evaluate.Arrival;
import dev.meshward.evaluate.Delivery;
import dev.meshward.evaluate.Dispatch;
import dev.meshward.evaluate.Hop;
import dev.meshward.evaluate.Match;
import dev.meshward.evaluate.Peer;
import dev.meshward.evaluate.Verdict;
import dev.meshward.evaluate.World;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What becomes of one call, whatever stands at both ends; what was decided once is kept. */
final class CallVerdicts {

    private final Delivery delivery;
    private final KnownCall call;
    private Application application;
    private final Numbers numbers = new Numbers();
    private final Map<Departure, Integer> dispatches = new HashMap<>();
    private final Map<Dispatch, Integer> numberByDispatch = new HashMap<>();
    private final List<Dispatch> dispatchByNumber = new ArrayList<>();
    private final Map<Case, Verdict> verdicts = new HashMap<>();
    private final Map<Passage, Boolean> doubts = new HashMap<>();

    /** Everything that what the caller sends depends on, by numbers of their own. */
    private record Departure(int caller, int atCaller, int callee, Arrival.Others others, Application application) {}

    /** What leaves the caller's side, and what would if nobody knew what the application speaks. */
    private record Leaving(int dispatch, int dispatchOfUnknown) {}

    /** Everything a verdict depends on. */
    private record Case(int dispatch, Passage passage, Application application) {}

    /** Who passes to whom, in which world. */
    private record Passage(int caller, int callee, int atCallee, Arrival.Others others) {}

    CallVerdicts(Delivery delivery, KnownCall call) {
        this.delivery = delivery;
        this.call = call;
        this.application = call.application();
    }

    /** What it is taken to speak. */
    Application application() {
        return application;
    }

    /** From now on nobody knows what it speaks, but for the API server: that always speaks TLS. */
    void stopGuessing() {
        if (mayGuess()) {
            application = Application.UNKNOWN;
        }
    }

    private boolean mayGuess() {
        return application != Application.UNKNOWN && !(call.stranger() instanceof Peer.ApiServer);
    }

    Verdict of(BothEnds.Ends ends) {
        int dispatch = dispatch(ends, application);
        return verdicts.computeIfAbsent(
                new Case(dispatch, passage(ends), application),
                _ -> delivery.arrival(
                        hop(ends, application),
                        dispatchByNumber.get(dispatch),
                        ends.atCallee().world()));
    }

    /** What leaves the caller's side: where that is equal, everything that becomes of the call is. */
    Object leaving(BothEnds.Ends ends) {
        return new Leaving(dispatch(ends, application), mayGuess() ? dispatch(ends, Application.UNKNOWN) : -1);
    }

    /** Its number: comparing what leaves by way of a waypoint would take long. */
    private int dispatch(BothEnds.Ends ends, Application spoken) {
        var departure = new Departure(
                numbers.of(ends.caller()),
                numbers.of(ends.atCaller().world()),
                numbers.of(ends.callee()),
                ends.others(),
                spoken);
        return dispatches.computeIfAbsent(
                departure,
                _ -> number(delivery.dispatch(hop(ends, spoken), ends.atCaller().world())));
    }

    private int number(Dispatch dispatch) {
        return numberByDispatch.computeIfAbsent(dispatch, each -> {
            dispatchByNumber.add(each);
            return dispatchByNumber.size() - 1;
        });
    }

    /** Whether network policies let it pass for sure before a stage, and only perhaps in this state. */
    boolean isDoubtful(BothEnds.Ends ends, World before) {
        var hop = hop(ends, application);
        return doubts.computeIfAbsent(
                passage(ends),
                _ -> delivery.passes(hop, before) == Match.YES
                        && delivery.passes(hop, ends.atCallee().world()) == Match.MAYBE);
    }

    private Passage passage(BothEnds.Ends ends) {
        return new Passage(
                numbers.of(ends.caller()),
                numbers.of(ends.callee()),
                numbers.of(ends.atCallee().world()),
                ends.others());
    }

    /**
     * What an application speaks is told by names and numbers alone; a refusal that hangs on it is a doubt. The API server
     * is the exception: it always speaks TLS.
     */
    boolean isGuess(BothEnds.Ends ends) {
        return mayGuess()
                && !(delivery.verdict(
                                hop(ends, Application.UNKNOWN),
                                ends.atCaller().world(),
                                ends.atCallee().world())
                        instanceof Verdict.Refused);
    }

    private Hop hop(BothEnds.Ends ends, Application spoken) {
        var arrival = new Arrival(call.service(), call.servicePort(), call.containerPort(), ends.others());
        return new Hop(ends.caller(), ends.callee(), arrival, spoken, call.purpose());
    }
}

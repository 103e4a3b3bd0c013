package dev.meshward.survey;

import dev.meshward.adoption.Gate;
import dev.meshward.status.Expectation;
import dev.meshward.status.GateLook;
import dev.meshward.status.Gatekeeper;
import dev.meshward.traffic.ObservationWindow;
import dev.meshward.traffic.PrometheusLooks;
import dev.meshward.traffic.PrometheusServer;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoublePredicate;

/** Asks a Prometheus about gates, each once. What it cannot tell has not passed. */
final class PrometheusGates implements Gatekeeper {

    private final Optional<PrometheusServer> server;
    private final Instant now;
    private final Map<Gate, GateLook> looked = new HashMap<>();

    /** @param server empty where nobody named one */
    PrometheusGates(Optional<PrometheusServer> server, Instant now) {
        this.server = server;
        this.now = now;
    }

    @Override
    public GateLook look(Gate gate) {
        return looked.computeIfAbsent(gate, this::lookedAt);
    }

    private GateLook lookedAt(Gate gate) {
        if (Gatekeeper.asksAPerson(gate)) {
            return notEvaluated(gate, "a person has to answer it");
        }
        if (server.isEmpty()) {
            return notEvaluated(gate, "no Prometheus was named; --prometheus URL names one");
        }
        return Expectation.parse(gate.expect())
                .map(expected -> asked(server.get(), gate, expected))
                .orElseGet(
                        () -> notEvaluated(gate, "\"" + gate.expect() + "\" is nothing a number can be held against"));
    }

    private GateLook asked(PrometheusServer asked, Gate gate, DoublePredicate expected) {
        var window = ObservationWindow.parse(gate.forDuration()).orElse(Duration.ZERO);
        if (window.isZero() && !gate.forDuration().isEmpty()) {
            return notEvaluated(gate, "\"" + gate.forDuration() + "\" is no length of time");
        }
        return switch (asked.looks(gate.query(), now, window)) {
            case PrometheusLooks.None(var because) -> notEvaluated(gate, because);
            case PrometheusLooks.Seen seen -> judged(gate, seen, expected);
        };
    }

    private GateLook judged(Gate gate, PrometheusLooks.Seen seen, DoublePredicate expected) {
        for (var look : seen.valuesByMoment().entrySet()) {
            for (double value : look.getValue()) {
                if (!expected.test(value)) {
                    return new GateLook(
                            gate,
                            GateLook.State.DOES_NOT_HOLD,
                            Optional.of(words(value)),
                            look.getKey(),
                            gate.because());
                }
            }
        }
        int measured = seen.valuesByMoment().size();
        if (measured < seen.asked()) {
            return notEvaluated(
                    gate,
                    measured == 0
                            ? "Prometheus has no series for it"
                            : "Prometheus has an answer for " + measured + " of " + seen.asked()
                                    + " moments only, the first at "
                                    + seen.valuesByMoment().firstKey());
        }
        var last = seen.valuesByMoment().lastEntry();
        return new GateLook(
                gate, GateLook.State.HOLDS, Optional.of(words(last.getValue())), last.getKey(), gate.because());
    }

    private GateLook notEvaluated(Gate gate, String because) {
        return new GateLook(gate, GateLook.State.NOT_EVALUATED, Optional.empty(), now, because);
    }

    private static String words(List<Double> values) {
        return String.join(", ", values.stream().map(PrometheusGates::words).toList());
    }

    private static String words(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString(Math.round(value))
                : Double.toString(value);
    }
}

package dev.meshward.traffic;

import dev.meshward.manifest.Place;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A Prometheus that is asked for the traffic it has recorded. It is only ever read. */
public final class PrometheusServer {

    private final Access access;

    /**
     * Where it is and how to get in.
     *
     * @param address the address of its web page, such as {@code http://localhost:9090} or {@code https://m.acme.io/prometheus}
     * @param token for {@code Authorization: Bearer}; it is never shown
     * @param patience how long one query may take, from the connection to the last byte
     */
    public record Access(URI address, Optional<String> token, Duration patience) {
        @Override
        public String toString() {
            return "Access[" + address + (token.isPresent() ? ", with a token" : "") + "]";
        }
    }

    /** What it answered. */
    public sealed interface Answer {

        /** @param readings one for each metric it was asked for; a query that failed is a notice in its reading */
        record Read(List<TrafficReading> readings) implements Answer {
            public Read {
                readings = List.copyOf(readings);
            }
        }

        /** It cannot be used at all, for this reason: one sentence for people. */
        record Refused(String because) implements Answer {}
    }

    public PrometheusServer(Access access) {
        this.access = access;
    }

    /** The calls of the last {@code window}, from every metric we know that it has. */
    public Answer callsOver(Duration window) {
        var readings = new ArrayList<TrafficReading>();
        try (var door = new PrometheusDoor(access)) {
            for (var query : PrometheusQueries.over(window).entrySet()) {
                var file = access.address() + " " + query.getKey();
                switch (door.ask("query", Map.of("query", query.getValue()))) {
                    case PrometheusDoor.Reply.Body(var bytes) ->
                        readings.add(read(file, bytes).over(window));
                    case PrometheusDoor.Reply.None(var because, var outlook)
                    when outlook == PrometheusDoor.Outlook.THIS_QUERY_ONLY && !readings.isEmpty() ->
                        readings.add(TrafficReading.refused(new Place(file, 0, ""), because));
                    case PrometheusDoor.Reply.None(var because, var _) -> {
                        return new Answer.Refused("Prometheus at " + access.address() + " " + because);
                    }
                }
            }
        }
        return new Answer.Read(readings);
    }

    /** A metric it does not have gives an answer without series, and that is no matter. */
    private static TrafficReading read(String file, byte[] bytes) {
        var reading = TrafficReader.read(file, bytes);
        var mattering = reading.notices().stream()
                .filter(notice -> notice.weight() == TrafficReading.Weight.NOT_READ)
                .toList();
        return new TrafficReading(reading.format(), reading.calls(), reading.sights(), mattering);
    }

    /**
     * What a query gave over a while, look by look.
     *
     * @param until the last look
     * @param window how far back the first one is; zero for a single look
     */
    public PrometheusLooks looks(String query, Instant until, Duration window) {
        try (var door = new PrometheusDoor(access)) {
            var answer = window.isZero()
                    ? door.ask("query", Map.of("query", query, "time", seconds(until)))
                    : door.ask(
                            "query_range",
                            Map.of(
                                    "query",
                                    query,
                                    "start",
                                    seconds(until.minus(window)),
                                    "end",
                                    seconds(until),
                                    "step",
                                    step(window).toSeconds() + "s"));
            return switch (answer) {
                case PrometheusDoor.Reply.Body(var bytes) -> PrometheusLooks.read(bytes, looksIn(window));
                case PrometheusDoor.Reply.None(var because, var _) ->
                    new PrometheusLooks.None("Prometheus at " + access.address() + " " + because);
            };
        }
    }

    /** About a thousand looks, and none nearer to the next than a scrape usually is. */
    private static Duration step(Duration window) {
        var step = window.dividedBy(1000);
        return step.compareTo(Duration.ofMinutes(1)) < 0 ? Duration.ofMinutes(1) : Duration.ofSeconds(step.toSeconds());
    }

    private static int looksIn(Duration window) {
        return window.isZero() ? 1 : (int) window.dividedBy(step(window)) + 1;
    }

    private static String seconds(Instant moment) {
        return Long.toString(moment.getEpochSecond());
    }
}

package dev.meshward.traffic;

import dev.meshward.manifest.DataReader;
import dev.meshward.manifest.Field;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What a query gave, look by look, or why it gave nothing. */
public sealed interface PrometheusLooks {

    /**
     * @param valuesByMoment every number of every series, by the moment of the look; a moment at which there was none is
     *     missing
     * @param asked at how many moments it was looked
     */
    record Seen(SortedMap<Instant, List<Double>> valuesByMoment, int asked) implements PrometheusLooks {
        public Seen {
            valuesByMoment = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(valuesByMoment));
        }
    }

    /** One sentence for people. */
    record None(String because) implements PrometheusLooks {}

    /**
     * Reads the answer of the query API, whichever type of result it has.
     *
     * @param asked at how many moments it was to look; an answer of another type than a matrix is a single look
     */
    static PrometheusLooks read(byte[] answer, int asked) {
        var document = DataReader.json("", answer).documents().stream().findFirst();
        if (document.isEmpty() || !document.get().at("status").is("success")) {
            return new None("Prometheus did not answer the query: "
                    + document.map(each -> each.at("error").textOr("it gives no reason"))
                            .orElse("what came is no JSON"));
        }
        var values = new TreeMap<Instant, List<Double>>();
        points(document.get().at("data")).forEach(point -> note(point, values));
        return new Seen(values, document.get().at("data", "resultType").is("matrix") ? asked : 1);
    }

    /** Each a moment and a number in quotes. */
    private static Stream<Field> points(Field data) {
        if (data.at("resultType").is("scalar")) {
            return Stream.of(data.at("result"));
        }
        return data.at("result").items().stream()
                .flatMap(series -> series.at("values").isPresent()
                        ? series.at("values").items().stream()
                        : Stream.of(series.at("value")));
    }

    /** What is no number, such as the quotient of nothing and nothing, was not measured. */
    private static void note(Field point, SortedMap<Instant, List<Double>> values) {
        try {
            var moment = new BigDecimal(point.item(0).textOr(""));
            double value = Double.parseDouble(point.item(1).textOr("").replace("Inf", "Infinity"));
            if (!Double.isNaN(value)) {
                var at = Instant.ofEpochMilli(moment.movePointRight(3).longValue());
                values.merge(
                        at,
                        List.of(value),
                        (some, more) ->
                                Stream.concat(some.stream(), more.stream()).toList());
            }
        } catch (NumberFormatException _) {
            // A point that is none is one that is missing.
        }
    }
}

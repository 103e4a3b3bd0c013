package dev.meshward.traffic;

import dev.meshward.manifest.Field;
import java.time.Instant;
import java.util.List;
import java.util.OptionalDouble;

/**
 * One series of a query. Which metric it holds is told by its name, or, where a function such as {@code rate} took the
 * name away, by its labels.
 */
final class PrometheusSeries implements TrafficFormat {

    private static final List<SeriesKind> KINDS = List.of(
            new IstioSeries(),
            new LinkerdSeries(),
            new LinkerdInboundSeries(),
            new LinkerdRouteSeries(),
            new HubbleSeries(),
            new ServiceGraphSeries(),
            new CarettaSeries());

    /** One family of metrics. */
    interface SeriesKind {
        boolean recognises(Field labels);

        void read(Field labels, OptionalDouble perSecond, CallCollector collector);
    }

    @Override
    public String name() {
        return "Prometheus query result";
    }

    @Override
    public boolean recognises(Field document) {
        return document.at("metric").isPresent()
                && (document.at("value").isPresent() || document.at("values").isPresent());
    }

    @Override
    public void read(Field document, CallCollector collector) {
        readSeries(document, collector);
    }

    static void readSeries(Field series, CallCollector collector) {
        var labels = series.at("metric");
        var kind = KINDS.stream().filter(each -> each.recognises(labels)).findFirst();
        if (kind.isEmpty()) {
            collector.remark(
                    labels.place(),
                    "no metric we know has these labels: " + labels.mapping().keys());
            return;
        }
        series.at("values").items().forEach(sample -> collector.seenAt(Instant.ofEpochSecond((long) time(sample))));
        kind.get().read(labels, perSecond(series, labels), collector);
    }

    /** A total has no rate of its own; a series without a name is a rate already; a range of totals has a slope. */
    private static OptionalDouble perSecond(Field series, Field labels) {
        boolean isTotal = labels.at("__name__").isPresent();
        var samples = series.at("values").items();
        if (!samples.isEmpty()) {
            return isTotal ? slope(samples) : mean(samples);
        }
        var value = number(series.at("value").items(), 1);
        if (isTotal) {
            return value.isPresent() && value.getAsDouble() == 0 ? OptionalDouble.of(0) : OptionalDouble.empty();
        }
        return value;
    }

    /** The increase over the range, counter resets included, divided by its length. */
    private static OptionalDouble slope(List<Field> samples) {
        double increase = 0;
        for (int i = 1; i < samples.size(); i++) {
            double before = sample(samples.get(i - 1));
            double now = sample(samples.get(i));
            increase += now >= before ? now - before : now;
        }
        double seconds = time(samples.getLast()) - time(samples.getFirst());
        return seconds > 0 ? OptionalDouble.of(increase / seconds) : OptionalDouble.empty();
    }

    private static OptionalDouble mean(List<Field> samples) {
        return samples.stream().mapToDouble(PrometheusSeries::sample).average();
    }

    private static double sample(Field pair) {
        return number(pair.items(), 1).orElse(0);
    }

    private static double time(Field pair) {
        return number(pair.items(), 0).orElse(0);
    }

    /** NaN is what a ratio without traffic gives: no traffic. */
    private static OptionalDouble number(List<Field> pair, int position) {
        if (position >= pair.size()) {
            return OptionalDouble.empty();
        }
        try {
            double number = Double.parseDouble(pair.get(position).textOr(""));
            return Double.isFinite(number) ? OptionalDouble.of(number) : OptionalDouble.of(0);
        } catch (NumberFormatException _) {
            return OptionalDouble.empty();
        }
    }
}

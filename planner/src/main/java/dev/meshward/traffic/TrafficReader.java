package dev.meshward.traffic;

import dev.meshward.manifest.DataReader;
import dev.meshward.manifest.Field;
import dev.meshward.manifest.Place;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** Reads a file of observed traffic, whatever tool wrote it. The tool is told by the shape of the content. */
public final class TrafficReader {

    private static final List<TrafficFormat> FORMATS =
            List.of(new PrometheusResult(), new HubbleFlow(), new KialiGraph(), new JaegerDependencies());

    private static final String KNOWN =
            "Known are answers of the Prometheus HTTP API, `hubble observe -o json`, Kiali's"
                    + " graph, Jaeger's dependencies, and a table with from_workload and to_service.";

    private TrafficReader() {}

    /** Never fails: what cannot be used becomes a notice. */
    public static TrafficReading read(String file, byte[] bytes) {
        if (looksLikeJson(bytes)) {
            return readJson(file, bytes);
        }
        var text = new String(bytes, StandardCharsets.UTF_8);
        return CsvCalls.recognises(text)
                ? CsvCalls.read(file, text)
                : TrafficReading.refused(
                        new Place(file, 1, ""), "this is no export of observed traffic that we know. " + KNOWN);
    }

    private static boolean looksLikeJson(byte[] bytes) {
        for (var each : bytes) {
            if (!Character.isWhitespace(each)) {
                return each == '{' || each == '[';
            }
        }
        return false;
    }

    private static TrafficReading readJson(String file, byte[] bytes) {
        var data = DataReader.json(file, bytes);
        var collector = new CallCollector();
        data.broken().ifPresent(place -> collector.notice(place, data.because() + "; what stands before it was read"));
        String format = "";
        for (var document : data.documents()) {
            var known = formatOf(document);
            known.ifPresentOrElse(
                    each -> each.read(document, collector),
                    () -> collector.notice(
                            document.place(), "this is no export of observed traffic that we know. " + KNOWN));
            format = format.isEmpty() ? known.map(TrafficFormat::name).orElse("") : format;
        }
        return collector.reading(format);
    }

    private static Optional<TrafficFormat> formatOf(Field document) {
        return FORMATS.stream().filter(format -> format.recognises(document)).findFirst();
    }
}

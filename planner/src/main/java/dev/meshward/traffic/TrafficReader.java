package dev.meshward.traffic;

import dev.meshward.manifest.DataReader;
import dev.meshward.manifest.Field;
import dev.meshward.manifest.Place;
import dev.meshward.manifest.Value;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;

/**
 * Reads a file of observed traffic, whatever tool wrote it. The tool is told by the shape of the content. Files are read
 * as they come, a line or a series at a time, so that a file may be larger than the memory.
 */
public final class TrafficReader {

    private static final List<TrafficFormat> FORMATS = List.of(
            new PrometheusResult(),
            new PrometheusSeries(),
            new HubbleFlow(),
            new KialiGraph(),
            new JaegerDependencies());

    static final String FOREIGN =
            "this is no export of observed traffic that we know. Known are answers of the Prometheus HTTP API,"
                    + " `hubble observe -o json`, Kiali's graph, Jaeger's dependencies, and a table with from_workload"
                    + " and to_service.";

    private static final String TOO_LARGE =
            "this document is larger than 64 MB and not one of series or lines. Perhaps export it in parts, or as the"
                    + " answer of a Prometheus query.";

    private TrafficReader() {}

    /** As {@link #read(String, InputStream)}, from memory. */
    public static TrafficReading read(String file, byte[] bytes) {
        try {
            return read(file, new ByteArrayInputStream(bytes));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /**
     * What cannot be used becomes a notice.
     *
     * @throws IOException when the stream itself cannot be read
     */
    public static TrafficReading read(String file, InputStream stream) throws IOException {
        var buffered = new BufferedInputStream(stream, 1 << 16);
        int first = firstLetter(buffered);
        if (first < 0) {
            return TrafficReading.refused(new Place(file, 0, ""), "this file is empty.");
        }
        var reading = first == '{' || first == '[' ? readJson(file, buffered) : CsvCalls.read(file, buffered);
        return reading.orSaidEmpty(file);
    }

    /** The first byte that means something; a byte order mark does not. The stream stands where it stood. */
    private static int firstLetter(BufferedInputStream stream) throws IOException {
        int farthest = 1 << 15;
        stream.mark(farthest);
        int each = stream.read();
        for (int i = 1; i < farthest && (Character.isWhitespace(each) || isMark(each)); i++) {
            each = stream.read();
        }
        stream.reset();
        return each;
    }

    private static boolean isMark(int each) {
        return each == 0xEF || each == 0xBB || each == 0xBF;
    }

    private static TrafficReading readJson(String file, InputStream stream) throws IOException {
        var collector = new CallCollector();
        var documents = new JsonDocuments(stream);
        String format = "";
        for (var next = documents.next(); next.isPresent(); next = documents.next()) {
            var read = readDocument(file, next.get(), collector);
            format = format.isEmpty() ? read : format;
        }
        return collector.reading(format);
    }

    /** The name of the format; empty for one we do not know. */
    private static String readDocument(String file, JsonDocuments.Document document, CallCollector collector) {
        if (document.tooLarge()) {
            collector.notice(new Place(file, document.linesBefore() + 1, ""), TOO_LARGE);
            return "";
        }
        var data = DataReader.json(file, document.bytes(), document.linesBefore());
        data.broken().ifPresent(place -> collector.notice(place, data.because() + "; what stands before it was read"));
        String format = "";
        for (var each : data.documents()) {
            format = readFields(each, collector);
        }
        return format;
    }

    /** A list holds what else stands one a line. */
    private static String readFields(Field document, CallCollector collector) {
        if (document.value().filter(Value.Sequence.class::isInstance).isPresent()) {
            return document.items().stream()
                    .map(item -> readField(item, collector))
                    .reduce("", (one, other) -> one.isEmpty() ? other : one);
        }
        return readField(document, collector);
    }

    private static String readField(Field document, CallCollector collector) {
        var format = formatOf(document);
        format.ifPresentOrElse(
                each -> each.read(document, collector), () -> collector.notice(document.place(), FOREIGN));
        return format.map(TrafficFormat::name).orElse("");
    }

    private static Optional<TrafficFormat> formatOf(Field document) {
        return FORMATS.stream().filter(format -> format.recognises(document)).findFirst();
    }
}

package dev.meshward.testing.random;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * A large cluster as {@code kubectl get -o yaml} prints it, managed fields and status included. Every workload brings a
 * Deployment, a Service, a ConfigMap and a pod, about seven kilobytes of YAML, and calls three others.
 *
 * @param together how many workloads a namespace has
 */
public record ScaleCluster(int workloads, int together) {

    private static final int TOGETHER = 40;

    /** With 40 workloads in each namespace. */
    public ScaleCluster(int workloads) {
        this(workloads, TOGETHER);
    }

    /** About as many workloads as fill this many megabytes of YAML. */
    public static ScaleCluster ofMegabytes(int megabytes) {
        return new ScaleCluster(megabytes * 1_000_000 / 7_770);
    }

    /** Many documents in one file. */
    public void writeYaml(Path file) {
        try (var writer = Files.newBufferedWriter(file)) {
            each(object -> append(writer, PlainText.document(object)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One List with all objects, indented as kubectl does. */
    public void writeJson(Path file) {
        var json =
                JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
        try (var writer = Files.newBufferedWriter(file)) {
            append(writer, "{\"apiVersion\": \"v1\", \"kind\": \"List\", \"items\": [");
            var separator = new String[] {"\n"};
            each(object -> {
                append(writer, separator[0] + json.writeValueAsString(object));
                separator[0] = ",\n";
            });
            append(writer, "\n]}\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void append(Writer writer, String text) {
        try {
            writer.write(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Hands out all objects, workload by workload; the first of a namespace brings the namespace. */
    public void each(Consumer<Map<String, Object>> taker) {
        for (int i = 0; i < workloads; i++) {
            new ScaleObjects(i, together).all().forEach(taker);
        }
    }
}

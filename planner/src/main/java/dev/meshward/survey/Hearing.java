package dev.meshward.survey;

import dev.meshward.cluster.ClusterSnapshot;
import dev.meshward.dependencies.DependencyGraph;
import dev.meshward.dependencies.DependencyInference;
import dev.meshward.dependencies.StatedEdges;
import dev.meshward.dependencies.stated.EdgesReader;
import dev.meshward.dependencies.stated.Refusal;
import dev.meshward.dependencies.stated.Statement;
import dev.meshward.survey.Besides.PrometheusWish;
import dev.meshward.traffic.ObservationWindow;
import dev.meshward.traffic.PrometheusServer;
import dev.meshward.traffic.PrometheusServer.Access;
import dev.meshward.traffic.TrafficReader;
import dev.meshward.traffic.TrafficReading;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;

/** Reads what is handed in besides the manifests. */
final class Hearing {

    private Hearing() {}

    static Testimony of(Besides besides) {
        var statements = besides.edges().map(Hearing::statements).orElse(List.of());
        var server = besides.prometheus().map(Hearing::server);
        var traffic = new ArrayList<TrafficReading>();
        besides.traffic().forEach(file -> traffic.add(traffic(file)));
        server.ifPresent(each -> traffic.addAll(each.readings()));
        boolean asked = !besides.traffic().isEmpty() || server.isPresent();
        return new Testimony(traffic, asked ? Testimony.Asked.FOR_TRAFFIC : Testimony.Asked.FOR_NONE, statements);
    }

    /** The graph of manifests, with what was seen joined in, as people say it is. */
    static DependencyGraph graph(ClusterSnapshot snapshot, Testimony testimony) {
        var inference = new DependencyInference();
        var inferred = testimony.asked() == Testimony.Asked.FOR_TRAFFIC
                ? inference.infer(snapshot, testimony.traffic())
                : inference.infer(snapshot);
        return switch (StatedEdges.apply(snapshot, inferred, testimony.statements())) {
            case StatedEdges.Answer.Applied(var graph) -> graph;
            case StatedEdges.Answer.Refused(var refusals) -> throw refused(refusals);
        };
    }

    private static TrafficReading traffic(Path file) {
        try (var stream = opened(file)) {
            return TrafficReader.read(file.toString(), stream);
        } catch (NoSuchFileException _) {
            throw new TestimonyRefused("there is no file " + file + " with traffic.");
        } catch (IOException e) {
            throw new TestimonyRefused("the traffic in " + file + " cannot be read: " + e.getMessage() + ".");
        }
    }

    private static InputStream opened(Path file) throws IOException {
        var stream = Files.newInputStream(file);
        return file.toString().endsWith(".gz") ? new GZIPInputStream(stream) : stream;
    }

    private static List<Statement> statements(Path file) {
        try {
            return switch (EdgesReader.read(file.toString(), Files.readAllBytes(file))) {
                case EdgesReader.Answer.Read(var statements) -> statements;
                case EdgesReader.Answer.Refused(var refusals) -> throw refused(refusals);
            };
        } catch (NoSuchFileException _) {
            throw new TestimonyRefused("there is no file " + file + " with statements about calls.");
        } catch (IOException e) {
            throw new TestimonyRefused("the statements in " + file + " cannot be read: " + e.getMessage() + ".");
        }
    }

    /** Every refusal with its place. */
    private static TestimonyRefused refused(List<Refusal> refusals) {
        return new TestimonyRefused("these statements about calls are not understood:"
                + refusals.stream()
                        .map(refusal -> "\n  " + refusal.place() + ": " + refusal.because())
                        .collect(Collectors.joining()));
    }

    /** A server that will be asked, once everything that can be wrong with the words of the user was found right. */
    private record Asking(PrometheusServer server, java.time.Duration window) {
        List<TrafficReading> readings() {
            return switch (server.callsOver(window)) {
                case PrometheusServer.Answer.Read(var readings) -> readings;
                case PrometheusServer.Answer.Refused(var because) -> throw new SourceRefused(because);
            };
        }
    }

    private static Asking server(PrometheusWish wish) {
        var server = reached(wish);
        var window = ObservationWindow.parse(wish.window())
                .orElseThrow(() -> new TestimonyRefused(
                        "--window " + wish.window() + " is no length of time; it looks like 7d, 12h or 90m."));
        return new Asking(server, window);
    }

    /** @throws TestimonyRefused when its address cannot be one */
    static PrometheusServer reached(PrometheusWish wish) {
        var address = address(wish.address())
                .orElseThrow(() -> new TestimonyRefused("--prometheus takes the address of a Prometheus, such as"
                        + " http://localhost:9090 or https://monitoring.acme.io/prometheus, without user, password and"
                        + " query."));
        return new PrometheusServer(new Access(address, wish.token(), wish.patience()));
    }

    private static Optional<URI> address(String text) {
        try {
            var address = URI.create(text);
            boolean web = "http".equals(address.getScheme()) || "https".equals(address.getScheme());
            boolean plain = address.getRawUserInfo() == null
                    && address.getRawQuery() == null
                    && address.getRawFragment() == null;
            return web && plain && address.getHost() != null ? Optional.of(address) : Optional.empty();
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}

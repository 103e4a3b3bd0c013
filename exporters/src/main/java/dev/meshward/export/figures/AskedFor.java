package dev.meshward.export.figures;

import dev.meshward.manifest.DataReader;
import dev.meshward.manifest.Field;
import dev.meshward.saved.SavedPlan;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What the values of the charts, as the plan installs them, ask for: for a proxy and for the control plane. */
public record AskedFor(Optional<Ask> proxy, Optional<Ask> controlPlane) {

    private static final Pattern QUANTITY = Pattern.compile("([0-9]{1,12})(m|Ki|Mi|Gi|)");

    /** @param replicas at least; 1 for a proxy */
    public record Ask(int replicas, double cpuMillis, double memoryMib) {}

    public static AskedFor in(SavedPlan plan) {
        return new AskedFor(
                values(plan).flatMap(AskedFor::proxy).findFirst(),
                values(plan).flatMap(AskedFor::controlPlane).findFirst());
    }

    /** CPU of these proxies and of the control plane in cores; empty where the charts ask for nothing that is known. */
    public Optional<Double> cores(int proxies) {
        return sum(proxies, Ask::cpuMillis).map(millis -> millis / 1000);
    }

    /** Memory of these proxies and of the control plane in GiB; empty where the charts ask for nothing that is known. */
    public Optional<Double> gib(int proxies) {
        return sum(proxies, Ask::memoryMib).map(mib -> mib / 1024);
    }

    private Optional<Double> sum(int proxies, ToDoubleFunction<Ask> size) {
        return proxy.isEmpty() && controlPlane.isEmpty()
                ? Optional.empty()
                : Optional.of(proxies * proxy.map(size::applyAsDouble).orElse(0.0)
                        + controlPlane
                                .map(ask -> ask.replicas() * size.applyAsDouble(ask))
                                .orElse(0.0));
    }

    private static Stream<Field> values(SavedPlan plan) {
        return plan.stages().stream()
                .flatMap(saved -> saved.files().entrySet().stream())
                .filter(file -> file.getKey().endsWith(".values.yaml"))
                .flatMap(file ->
                        DataReader.yaml(file.getKey(), file.getValue().getBytes(StandardCharsets.UTF_8))
                                .documents()
                                .stream());
    }

    /** Istio: {@code global.proxy.resources}; Linkerd: {@code proxy.resources}. */
    private static Stream<Ask> proxy(Field values) {
        var istio = values.at("global", "proxy", "resources", "requests");
        var linkerd = values.at("proxy", "resources");
        return Stream.concat(
                ask(1, istio.at("cpu"), istio.at("memory")).stream(),
                ask(1, linkerd.at("cpu", "request"), linkerd.at("memory", "request")).stream());
    }

    /** Only istiod names a number of replicas beside what one of them asks for. */
    private static Stream<Ask> controlPlane(Field values) {
        var requests = values.at("resources", "requests");
        return values.at("autoscaleMin").whole().stream()
                .boxed()
                .flatMap(replicas -> ask(replicas, requests.at("cpu"), requests.at("memory")).stream());
    }

    private static Optional<Ask> ask(int replicas, Field cpu, Field memory) {
        return cpu.text()
                .flatMap(AskedFor::thousandths)
                .flatMap(millis -> memory.text().flatMap(AskedFor::mib).map(mib -> new Ask(replicas, millis, mib)));
    }

    private static Optional<Double> thousandths(String cpu) {
        var match = QUANTITY.matcher(cpu);
        if (!match.matches()) {
            return Optional.empty();
        }
        return switch (match.group(2)) {
            case "m" -> Optional.of(Double.parseDouble(match.group(1)));
            case "" -> Optional.of(1000 * Double.parseDouble(match.group(1)));
            default -> Optional.empty();
        };
    }

    private static Optional<Double> mib(String memory) {
        var match = QUANTITY.matcher(memory);
        if (!match.matches()) {
            return Optional.empty();
        }
        var number = Double.parseDouble(match.group(1));
        return switch (match.group(2)) {
            case "Ki" -> Optional.of(number / 1024);
            case "Mi" -> Optional.of(number);
            case "Gi" -> Optional.of(number * 1024);
            case "" -> Optional.of(number / (1024 * 1024));
            default -> Optional.empty();
        };
    }
}

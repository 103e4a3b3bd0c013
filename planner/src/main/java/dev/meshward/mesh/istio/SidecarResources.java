package dev.meshward.mesh.istio;

import dev.meshward.cluster.KnownObjects;
import dev.meshward.manifest.Field;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Resources of a sidecar where the usual ones cannot be: a LimitRange whose maximum for a container is under the usual
 * limits of 2 cores and 1 GiB would refuse every pod. All four values are named, because naming one replaces the whole
 * block, and limits left out mean no limits.
 */
final class SidecarResources {

    private static final String PREFIX = "sidecar.istio.io/";
    private static final BigDecimal USUAL_CPU_LIMIT = new BigDecimal("2");
    private static final BigDecimal USUAL_MEMORY_LIMIT = new BigDecimal(1024L * 1024 * 1024);
    private static final BigDecimal CPU_REQUEST = new BigDecimal("0.1");
    private static final BigDecimal MEMORY_REQUEST = new BigDecimal(128L * 1024 * 1024);

    private SidecarResources() {}

    static Map<String, String> within(KnownObjects present, String namespace, Map<String, String> annotations) {
        boolean isSaid = annotations.keySet().stream().anyMatch(key -> key.startsWith(PREFIX + "proxy"));
        var maxima = present.objectsIn("", "LimitRange", namespace).stream()
                .flatMap(range -> range.at("spec", "limits").items().stream())
                .filter(limit -> limit.at("type").is("Container"))
                .toList();
        var cpu = least(maxima, "cpu", USUAL_CPU_LIMIT);
        var memory = least(maxima, "memory", USUAL_MEMORY_LIMIT);
        if (isSaid || (cpu.compareTo(USUAL_CPU_LIMIT) == 0 && memory.compareTo(USUAL_MEMORY_LIMIT) == 0)) {
            return Map.of();
        }
        var needed = new TreeMap<String, String>();
        needed.put(PREFIX + "proxyCPU", millis(cpu.min(CPU_REQUEST)));
        needed.put(PREFIX + "proxyCPULimit", millis(cpu));
        needed.put(PREFIX + "proxyMemory", mebibytes(memory.min(MEMORY_REQUEST)));
        needed.put(PREFIX + "proxyMemoryLimit", mebibytes(memory));
        return needed;
    }

    private static BigDecimal least(List<Field> limits, String resource, BigDecimal usual) {
        return Stream.concat(
                        Stream.of(usual),
                        limits.stream()
                                .map(limit -> quantity(limit.at("max", resource).textOr("")))
                                .flatMap(Optional::stream)
                                .filter(maximum -> maximum.signum() > 0))
                .min(BigDecimal::compareTo)
                .orElse(usual);
    }

    private static String millis(BigDecimal cores) {
        return cores.multiply(new BigDecimal(1000)).longValue() + "m";
    }

    private static String mebibytes(BigDecimal bytes) {
        return bytes.longValue() / (1024 * 1024) + "Mi";
    }

    /** A quantity as Kubernetes writes it: {@code 500m}, {@code 2}, {@code 1Gi}, {@code 256M}. */
    static Optional<BigDecimal> quantity(String text) {
        var number = text.strip();
        var factor = BigDecimal.ONE;
        for (var unit : UNITS.entrySet()) {
            if (number.endsWith(unit.getKey())) {
                number = number.substring(0, number.length() - unit.getKey().length());
                factor = unit.getValue();
                break;
            }
        }
        try {
            return Optional.of(new BigDecimal(number).multiply(factor));
        } catch (NumberFormatException _) {
            return Optional.empty();
        }
    }

    private static final Map<String, BigDecimal> UNITS = units();

    private static Map<String, BigDecimal> units() {
        var units = new java.util.LinkedHashMap<String, BigDecimal>();
        long binary = 1024;
        long decimal = 1000;
        for (var prefix : List.of("K", "M", "G", "T")) {
            units.put(prefix + "i", new BigDecimal(binary));
            units.put(prefix.equals("K") ? "k" : prefix, new BigDecimal(decimal));
            binary *= 1024;
            decimal *= 1000;
        }
        units.put("m", new BigDecimal("0.001"));
        return java.util.Collections.unmodifiableMap(units);
    }
}

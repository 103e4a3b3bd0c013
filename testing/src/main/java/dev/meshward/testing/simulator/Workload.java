package dev.meshward.testing.simulator;

import dev.meshward.testing.crd.PlainData;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What owns pods.
 *
 * @param name as steps name it
 * @param object what holds the template: the owner, or one of its pods where the owner is not known
 * @param given the template where the object holds none in the usual places
 * @param rollsOut a new template alone makes its pods anew
 */
record Workload(Name name, Name object, Thing given, boolean rollsOut) {

    /** The pod that would be made from this object now, before anybody injects. */
    Pod made(Thing now) {
        var template = template(now);
        var spec = template.part("spec");
        var account = spec.text(spec.has("serviceAccountName") ? "serviceAccountName" : "serviceAccount");
        return new Pod(
                0,
                name,
                template.labels("metadata", "labels"),
                template.labels("metadata", "annotations"),
                account.isEmpty() ? "default" : account,
                spec.text("hostNetwork").equals("true"),
                ports(spec),
                probes(spec),
                "");
    }

    private Thing template(Thing now) {
        if (object.kind().equals("Pod")) {
            return now;
        }
        var ofJobs = now.part("spec", "jobTemplate", "spec", "template");
        var template = ofJobs.content().isEmpty() ? now.part("spec", "template") : ofJobs;
        return template.content().isEmpty() ? given : template;
    }

    /** What a person writes into the metadata of its template, by {@code labels} and {@code annotations}. */
    Map<String, @Nullable Object> patch(Map<String, @Nullable Object> metadata) {
        Map<String, @Nullable Object> nested = Map.of("metadata", metadata);
        return switch (object.kind()) {
            case "Pod" -> nested;
            case "CronJob" -> Map.of("spec", Map.of("jobTemplate", Map.of("spec", Map.of("template", nested))));
            default -> Map.of("spec", Map.of("template", nested));
        };
    }

    private static Map<String, Integer> ports(Thing spec) {
        var ports = new LinkedHashMap<String, Integer>();
        var containers = new ArrayList<>(spec.parts("containers"));
        spec.parts("initContainers").stream()
                .filter(each -> each.text("restartPolicy").equals("Always"))
                .forEach(containers::add);
        containers.stream()
                .flatMap(container -> container.parts("ports").stream())
                .filter(port -> List.of("", "TCP").contains(port.text("protocol")))
                .filter(port -> port.text("containerPort").matches("\\d{1,5}"))
                .forEach(port -> {
                    var number = port.text("containerPort");
                    ports.put(port.text("name").isEmpty() ? number : port.text("name"), Integer.valueOf(number));
                });
        return ports;
    }

    /** Ports by name are those of the same container. */
    private static Map<Integer, Set<String>> probes(Thing spec) {
        var probes = new HashMap<Integer, Set<String>>();
        for (var container : spec.parts("containers")) {
            var ports = new HashMap<String, String>();
            container.parts("ports").forEach(port -> ports.put(port.text("name"), port.text("containerPort")));
            for (var probe : List.of("livenessProbe", "readinessProbe", "startupProbe")) {
                for (var kind : List.of("httpGet", "tcpSocket", "grpc")) {
                    var written = container.text(probe, kind, "port");
                    var number = ports.getOrDefault(written, written);
                    if (number.matches("\\d{1,5}")) {
                        var asked = container.text(probe, kind, "scheme").equals("HTTPS") ? "https" : kind;
                        probes.computeIfAbsent(Integer.valueOf(number), _ -> new TreeSet<>())
                                .add(asked);
                    }
                }
            }
        }
        return probes;
    }

    static Thing plain(dev.meshward.manifest.Mapping mapping) {
        return new Thing(PlainData.ofMapping(mapping));
    }
}

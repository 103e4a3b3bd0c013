package dev.meshward.dependencies.monitoring;

import dev.meshward.dependencies.syntax.FileSyntax;
import dev.meshward.dependencies.syntax.Leaf;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * One job of a Prometheus configuration that finds its targets through the Kubernetes API.
 *
 * @param role {@code endpoints}, {@code endpointslice}, {@code service}, {@code pod} …
 * @param namespaces empty for all
 * @param keeps conditions a target has to meet
 * @param line counted from 0, within the file
 */
record ScrapeJob(String role, Set<String> namespaces, List<Keep> keeps, int line) {

    /** A relabelling step with {@code action: keep}. */
    record Keep(String label, Pattern pattern) {}

    private static final String META = "__meta_kubernetes_";

    /** The jobs of a configuration file. */
    static List<ScrapeJob> read(String fileName, String text) {
        var leavesByJob = new LinkedHashMap<String, List<Leaf>>();
        for (var leaf : FileSyntax.read(fileName, text)) {
            var path = leaf.path();
            int start = path.indexOf("scrape_configs[");
            int end = start < 0 ? -1 : path.indexOf(']', start);
            if (end > 0) {
                leavesByJob
                        .computeIfAbsent(path.substring(0, end + 1), _ -> new ArrayList<>())
                        .add(leaf);
            }
        }
        return leavesByJob.values().stream()
                .map(ScrapeJob::of)
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<ScrapeJob> of(List<Leaf> leaves) {
        var role = leaves.stream()
                .filter(leaf -> leaf.key().equals("role") && leaf.parent().contains("kubernetes_sd_configs["))
                .findFirst();
        return role.map(found -> new ScrapeJob(found.text(), namespaces(leaves), keeps(leaves), found.line()));
    }

    private static Set<String> namespaces(List<Leaf> leaves) {
        var names = new HashSet<String>();
        for (var leaf : leaves) {
            if (leaf.key().equals("names") && leaf.path().contains("namespaces.names")) {
                names.add(leaf.text());
            }
        }
        return names;
    }

    private static List<Keep> keeps(List<Leaf> leaves) {
        var leavesByStep = new LinkedHashMap<String, List<Leaf>>();
        for (var leaf : leaves) {
            int start = leaf.path().indexOf("relabel_configs[");
            if (start > 0 && leaf.path().charAt(start - 1) == '.') {
                int end = leaf.path().indexOf(']', start);
                leavesByStep
                        .computeIfAbsent(leaf.path().substring(start, end + 1), _ -> new ArrayList<>())
                        .add(leaf);
            }
        }
        return leavesByStep.values().stream()
                .map(ScrapeJob::keep)
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<Keep> keep(List<Leaf> step) {
        var labels = values(step, "source_labels");
        boolean keeps = values(step, "action").contains("keep");
        if (!keeps || labels.isEmpty() || !labels.stream().allMatch(label -> label.startsWith(META))) {
            return Optional.empty();
        }
        var label = String.join(
                ";", labels.stream().map(each -> each.substring(META.length())).toList());
        var regex = values(step, "regex");
        try {
            return Optional.of(new Keep(label, Pattern.compile(regex.isEmpty() ? ".*" : regex.getFirst())));
        } catch (PatternSyntaxException _) {
            return Optional.empty();
        }
    }

    private static List<String> values(List<Leaf> step, String key) {
        return step.stream()
                .filter(leaf -> leaf.key().equals(key))
                .map(Leaf::text)
                .toList();
    }

    /** True when a target with these discovery labels passes; false unless some condition speaks of a known label. */
    boolean keepsTarget(Map<String, String> labels) {
        boolean spoken = false;
        for (var keep : keeps) {
            var parts = List.of(keep.label().split(";", -1));
            if (!labels.keySet().containsAll(parts)) {
                if (parts.stream().anyMatch(part -> part.contains("annotation") || part.contains("label_"))) {
                    return false;
                }
                continue;
            }
            var value = String.join(";", parts.stream().map(labels::get).toList());
            if (!keep.pattern().matcher(value).matches()) {
                return false;
            }
            spoken = true;
        }
        return spoken;
    }
}

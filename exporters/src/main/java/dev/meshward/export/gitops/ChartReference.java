package dev.meshward.export.gitops;

import dev.meshward.manifest.ManifestReader;
import dev.meshward.manifest.Mapping;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A chart that a stage installs, as the first lines of its values file name it.
 *
 * @param release its name in the cluster
 * @param values text of YAML, without the lines that name the chart
 */
record ChartReference(
        String release, String chart, String version, String repository, String namespace, String values) {

    private static final Pattern CHART = Pattern.compile("# chart (\\S+) (\\S+) of (\\S+)");
    private static final Pattern COMMAND = Pattern.compile("# helm upgrade --install (\\S+) .*?-n (\\S+).*");

    static List<ChartReference> of(StagePart part) {
        return part.stage().files().entrySet().stream()
                .filter(file ->
                        file.getKey().startsWith("helm/") && file.getKey().endsWith(".values.yaml"))
                .flatMap(file -> read(file.getValue()))
                .toList();
    }

    private static Stream<ChartReference> read(String text) {
        var chart = CHART.matcher(text.lines().findFirst().orElse(""));
        var command = text.lines()
                .map(COMMAND::matcher)
                .filter(java.util.regex.Matcher::matches)
                .findFirst();
        if (!chart.matches() || command.isEmpty()) {
            return Stream.empty();
        }
        var values = text.lines().filter(line -> !line.startsWith("# ")).toList();
        return Stream.of(new ChartReference(
                command.get().group(1),
                chart.group(1),
                chart.group(2),
                chart.group(3),
                command.get().group(2),
                String.join("\n", values) + "\n"));
    }

    /** The values as data. */
    Mapping valuesObject() {
        var wrapped = ManifestReader.one(
                "apiVersion: v1\nkind: Values\nmetadata:\n  name: values\nvalues:\n" + values.indent(2));
        return wrapped.content().get("values").orElseGet(Mapping::empty) instanceof Mapping mapping
                ? mapping
                : Mapping.empty();
    }
}

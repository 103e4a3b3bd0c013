package dev.meshward.mesh;

import static org.assertj.core.api.Assumptions.assumeThat;

import dev.meshward.manifest.ManifestWriter;
import dev.meshward.manifest.Mapping;
import dev.meshward.manifest.Value;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Prometheus' own test runner, where it is installed: named by {@code PROMTOOL}, or on the path. */
public record PromTool(Path program) {

    /** The installed one; without it the test that asks is skipped, visibly. */
    public static PromTool orSkip() {
        var tool = installed();
        assumeThat(tool).as("promtool, by PROMTOOL or on the path").isPresent();
        return tool.orElseThrow();
    }

    private static Optional<PromTool> installed() {
        var named = Optional.ofNullable(System.getenv("PROMTOOL")).stream();
        var onPath = Arrays.stream(System.getenv().getOrDefault("PATH", "").split(":"))
                .map(folder -> folder + "/promtool");
        return Stream.concat(named, onPath)
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst()
                .map(PromTool::new);
    }

    /** What it prints when something is not as expected; empty when all is. */
    public String test(Path folder, Mapping rules, List<Mapping> tests) throws IOException, InterruptedException {
        Files.writeString(folder.resolve("rules.yaml"), ManifestWriter.yaml(rules));
        var file = Mapping.building()
                .put("rule_files", Value.Sequence.of(List.of(Value.Text.of("rules.yaml"))))
                .put("evaluation_interval", "1m")
                .put("tests", Value.Sequence.of(tests))
                .build();
        Files.writeString(folder.resolve("tests.yaml"), ManifestWriter.yaml(file));
        var process = new ProcessBuilder(program.toString(), "test", "rules", "tests.yaml")
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        var printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        boolean ended = process.waitFor(2, TimeUnit.MINUTES);
        return ended && process.exitValue() == 0 ? "" : printed;
    }

    /** One situation of a cluster's metrics, looked at after 25 hours. */
    public record Scene(String name, List<String> series) {

        public static final String EVER_MORE = "0+600x1600";
        public static final String UNMOVED = "7x1600";
        /** A series that appears with its first call, an hour ago, and never grows. */
        public static final String ONCE = "_x1440 1x160";

        /** Nothing of what is asked for was ever measured. */
        public static final Scene ABSENT = of("absent", "up{job=\"other\"} | 1x1600");

        /** @param lines {@code series | values}, as promtool notes them */
        public static Scene of(String name, String... lines) {
            return new Scene(name, List.of(lines));
        }

        public Mapping asking(String query, String expect, Answer answer) {
            return test(
                    "promql_expr_test",
                    Mapping.building()
                            .put("expr", "count((" + query + ") " + expect + ")")
                            .put("eval_time", "25h")
                            .put("exp_samples", Value.Sequence.of(answer == Answer.YES ? List.of(one()) : List.of()))
                            .build());
        }

        public Mapping alerting(Mapping rule, Answer answer) {
            var expected = Mapping.building()
                    .put("exp_labels", rule.get("labels").orElseThrow())
                    .put("exp_annotations", rule.get("annotations").orElseThrow())
                    .build();
            return test(
                    "alert_rule_test",
                    Mapping.building()
                            .put("eval_time", "25h")
                            .put("alertname", rule.get("alert").orElseThrow())
                            .put("exp_alerts", Value.Sequence.of(answer == Answer.YES ? List.of(expected) : List.of()))
                            .build());
        }

        private static Mapping one() {
            return Mapping.building().put("labels", "{}").put("value", 1).build();
        }

        private Mapping test(String kind, Mapping asked) {
            var input = new ArrayList<Mapping>();
            for (var line : series) {
                var parts = line.split(" \\| ", 2);
                input.add(Mapping.building()
                        .put("series", parts[0])
                        .put("values", parts[1])
                        .build());
            }
            return Mapping.building()
                    .put("name", name)
                    .put("interval", "1m")
                    .put("input_series", Value.Sequence.of(input))
                    .put(kind, Value.Sequence.of(List.of(asked)))
                    .build();
        }
    }

    public enum Answer {
        YES,
        NO
    }
}

package dev.meshward.dependencies;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.assertj.core.api.ListAssert;

/** What the inference makes of a cluster, in one line a dependency: {@code web -> db:5432}. */
final class Calls {

    private Calls() {}

    static DependencyGraph graph(String... yaml) {
        return new DependencyInference().infer(WrittenCluster.of(yaml));
    }

    /** The dependencies that are believed, probes left out. */
    static ListAssert<String> assertBelieved(String... yaml) {
        return assertThat(lines(Confidence.MEDIUM, yaml));
    }

    /** Every dependency that was thought of, hints included; probes left out. */
    static ListAssert<String> assertThoughtOf(String... yaml) {
        return assertThat(lines(Confidence.LOW, yaml));
    }

    static ListAssert<String> assertCertain(String... yaml) {
        return assertThat(lines(Confidence.HIGH, yaml));
    }

    private static List<String> lines(Confidence least, String... yaml) {
        return graph(yaml)
                .believedAt(least)
                .filter(dependency -> dependency.kind() != DependencyKind.PROBE)
                .map(Calls::line)
                .toList();
    }

    static String line(Dependency dependency) {
        var port = dependency.port() == 0 ? "" : ":" + dependency.port();
        return dependency.from().name() + " -> " + dependency.to().name() + port;
    }
}

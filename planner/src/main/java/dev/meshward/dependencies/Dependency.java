package dev.meshward.dependencies;

import java.util.Comparator;
import java.util.List;

/**
 * One workload, or one caller that is none, depends on being able to call another.
 *
 * @param port the port callers name: that of the Service, or of the pod where no Service stands between; 0 when unknown
 * @param protocol {@code http}, {@code grpc}, {@code tcp}, {@code postgres}, {@code kube-api} …; empty when unknown
 * @param confidence computed from all the evidence together
 * @param evidence every reason, the best first; never empty
 */
public record Dependency(
        Caller from,
        Callee to,
        int port,
        String protocol,
        DependencyKind kind,
        Confidence confidence,
        List<Evidence> evidence)
        implements Comparable<Dependency> {

    private static final Comparator<Dependency> ORDER = Comparator.comparing(
                    (Dependency dependency) -> dependency.from().namespace())
            .thenComparing(dependency -> dependency.from().name())
            .thenComparing(dependency -> dependency.to().namespace())
            .thenComparing(dependency -> dependency.to().name())
            .thenComparingInt(Dependency::port)
            .thenComparing(Dependency::protocol)
            .thenComparing(Dependency::kind)
            .thenComparing(dependency -> dependency.from().toString())
            .thenComparing(dependency -> dependency.to().toString());

    public Dependency {
        evidence = evidence.stream().sorted().distinct().toList();
    }

    @Override
    public int compareTo(Dependency other) {
        return ORDER.compare(this, other);
    }
}

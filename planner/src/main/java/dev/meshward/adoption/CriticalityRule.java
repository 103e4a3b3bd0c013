package dev.meshward.adoption;

import dev.meshward.cluster.ClusterSnapshot;
import dev.meshward.cluster.Namespace;
import dev.meshward.cluster.Workload;
import dev.meshward.cluster.WorkloadId;
import dev.meshward.dependencies.Caller;
import dev.meshward.dependencies.Confidence;
import dev.meshward.dependencies.DependencyGraph;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * How critical each workload is. The first that says something decides: the preferences; a label or annotation of the
 * workload, then of its namespace; a priority class; what names and exposure suggest.
 */
final class CriticalityRule {

    /** Labels and annotations whose value is a grade or a tier. */
    static final List<String> GRADE_KEYS =
            List.of("meshward.dev/criticality", "criticality", "business-criticality", "app.kubernetes.io/criticality");

    /** Labels and annotations whose value is a tier, but often something else ({@code tier: frontend}). */
    static final List<String> TIER_KEYS = List.of("tier", "service-tier");

    /** Labels and annotations of a namespace that name the environment. */
    static final List<String> ENVIRONMENT_KEYS =
            List.of("environment", "env", "stage", "app.kubernetes.io/environment", "tags.datadoghq.com/env");

    private final ClusterSnapshot snapshot;
    private final Wishes wishes;
    private final Set<WorkloadId> exposed = new HashSet<>();
    private final Map<String, Optional<Grade>> saidByNamespace = new HashMap<>();
    private final Map<String, Grade> environments = new HashMap<>();

    CriticalityRule(ClusterSnapshot snapshot, DependencyGraph graph, Wishes wishes) {
        this.snapshot = snapshot;
        this.wishes = wishes;
        graph.believedAt(Confidence.MEDIUM)
                .filter(dependency -> dependency.from() instanceof Caller.Outside)
                .forEach(dependency -> exposed.addAll(dependency.to().receivers()));
    }

    Grade gradeOf(Workload workload) {
        return wishes.criticalityOf(workload.id())
                .map(wish -> new Grade(wish, "the preferences say so"))
                .or(() -> said(workload))
                .or(() -> saidByNamespace.computeIfAbsent(workload.namespace(), this::saidByNamespace))
                .or(() -> byPriority(workload))
                .orElseGet(() -> suggested(workload));
    }

    private static Optional<Grade> said(Workload workload) {
        return said(workload.manifest().at("metadata", "labels").textByKey())
                .or(() -> said(workload.manifest().at("metadata", "annotations").textByKey()))
                .or(() -> said(workload.template().labels()))
                .or(() -> said(workload.template().annotations()));
    }

    private Optional<Grade> saidByNamespace(String name) {
        return snapshot.namespace(name)
                .flatMap(namespace -> said(namespace.labels()).or(() -> said(namespace.annotations())));
    }

    private static Optional<Grade> said(Map<String, String> marks) {
        if (marks.isEmpty()) {
            return Optional.empty();
        }
        return Stream.concat(
                        GRADE_KEYS.stream().flatMap(key -> grade(marks, key, GradeWords::ofValue)),
                        TIER_KEYS.stream().flatMap(key -> grade(marks, key, GradeWords::ofTier)))
                .findFirst();
    }

    private static Stream<Grade> grade(
            Map<String, String> marks, String key, java.util.function.Function<String, Optional<Criticality>> reading) {
        var value = marks.get(key);
        return value == null
                ? Stream.empty()
                : reading.apply(value).map(grade -> new Grade(grade, "it is marked " + key + ": " + value)).stream();
    }

    /** The two classes Kubernetes reserves for what a cluster cannot run without. */
    private static Optional<Grade> byPriority(Workload workload) {
        var priority = workload.template().spec().at("priorityClassName").textOr("");
        return priority.equals("system-cluster-critical") || priority.equals("system-node-critical")
                ? Optional.of(new Grade(Criticality.CRITICAL, "its priority class is " + priority))
                : Optional.empty();
    }

    private Grade suggested(Workload workload) {
        var environment = environments.computeIfAbsent(workload.namespace(), this::environment);
        if (environment.criticality() == Criticality.LOW) {
            return environment;
        }
        return spare(workload)
                .or(() -> vital(workload))
                .or(() -> exposed(workload))
                .orElse(environment);
    }

    private static Optional<Grade> vital(Workload workload) {
        return GradeWords.vital(workload.name())
                .map(word -> new Grade(Criticality.CRITICAL, "its name says " + word))
                .or(() -> GradeWords.vital(workload.namespace())
                        .map(word -> new Grade(Criticality.CRITICAL, "its namespace's name says " + word)));
    }

    private static Optional<Grade> spare(Workload workload) {
        var joined = workload.name().replaceAll("[^A-Za-z0-9]", "");
        return GradeWords.spare(workload.name())
                .or(() -> GradeWords.spare(joined))
                .map(word -> new Grade(Criticality.LOW, "its name says " + word));
    }

    private Optional<Grade> exposed(Workload workload) {
        return exposed.contains(workload.id())
                ? Optional.of(new Grade(Criticality.HIGH, "it is called from outside the cluster"))
                : Optional.empty();
    }

    private Grade environment(String name) {
        var labelled = snapshot.namespace(name)
                .flatMap(CriticalityRule::environmentLabel)
                .orElse("");
        var text = labelled.isEmpty() ? name : labelled;
        return GradeWords.production(text)
                .map(word -> new Grade(Criticality.HIGH, "namespace " + name + " is production (" + word + ")"))
                .or(() -> GradeWords.tryingOut(text)
                        .map(word ->
                                new Grade(Criticality.LOW, "namespace " + name + " is for trying out (" + word + ")")))
                .orElseGet(() -> new Grade(Criticality.NORMAL, "nothing says otherwise"));
    }

    private static Optional<String> environmentLabel(Namespace namespace) {
        var labels = namespace.labels();
        var annotations = namespace.annotations();
        return ENVIRONMENT_KEYS.stream()
                .flatMap(key -> Stream.of(labels.getOrDefault(key, ""), annotations.getOrDefault(key, "")))
                .filter(value -> !value.isBlank())
                .findFirst();
    }
}

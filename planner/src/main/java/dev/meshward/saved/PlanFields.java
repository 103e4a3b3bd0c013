package dev.meshward.saved;

import dev.meshward.adoption.AlreadyThere;
import dev.meshward.adoption.Bound;
import dev.meshward.adoption.LeftOpen;
import dev.meshward.adoption.Move;
import dev.meshward.adoption.Objective;
import dev.meshward.adoption.Postponement;
import dev.meshward.adoption.Proven;
import dev.meshward.adoption.StageKind;
import dev.meshward.advice.Code;
import dev.meshward.advice.Severity;
import dev.meshward.cluster.WorkloadId;
import dev.meshward.dependencies.Confidence;
import dev.meshward.dependencies.DependencyKind;
import dev.meshward.manifest.Field;
import dev.meshward.manifest.Mapping;
import dev.meshward.manifest.ObjectKey;
import dev.meshward.mesh.MeshName;
import dev.meshward.mesh.Rung;
import dev.meshward.mesh.TargetMesh;
import dev.meshward.readiness.Finding;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Reads plan.json as {@link PlanJson} writes it. Fields that are missing are read as empty, so that a plan of an older
 * version of the same schema is readable; what cannot be done without was checked before.
 */
record PlanFields(Field root, SavedFolders folders) {

    SavedPlan plan() {
        var workloads = new WorkloadFields(root.at("workloads"));
        return new SavedPlan(
                root.at("tool", "version").textOr(""),
                root.at("fingerprint").textOr(""),
                target(),
                source(root.at("source")),
                objective(root.at("objective")),
                list(root.at("stages"), stage -> new StageFields(stage, folders).saved()),
                list(root.at("namespaces"), NamespaceFields::read),
                list(root.at("postponed"), PlanFields::postponement),
                list(root.at("exceptions"), PlanFields::exception),
                list(root.at("leftOpen"), open -> new LeftOpen(workload(open.at("workload")), text(open, "because"))),
                list(root.at("alreadyThere"), PlanFields::alreadyThere),
                neverStaged(),
                workloads.criticality(),
                workloads.owners(),
                list(root.at("dependencies"), PlanFields::dependency),
                list(root.at("unknown"), PlanFields::workload),
                list(root.at("findings"), PlanFields::finding),
                list(root.at("gaps"), PlanFields::gap),
                root.at("questions").texts(),
                root.at("sizing").texts(),
                folders.below("emergency"),
                mappings(root.at("decisions")),
                mappings(root.at("approvals")),
                mappings(root.at("runs")),
                root.at("retired").texts(),
                list(root.at("moves"), PlanFields::move),
                mappings(root.at("observed")));
    }

    static Move move(Field move) {
        return new Move(
                workload(move.at("workload")),
                word(StageKind.class, move.at("rung"), StageKind.JOIN),
                text(move, "stage"));
    }

    private TargetMesh target() {
        return new TargetMesh(
                word(MeshName.class, root.at("mesh"), MeshName.ISTIO),
                text(root, "meshVersion"),
                text(root, "kubernetesVersion"),
                root.at("kubernetesVersionIsKnown").isTrue());
    }

    private static SavedSource source(Field source) {
        var coverage = source.at("coverage");
        return new SavedSource(
                text(source, "name"),
                moment(text(source, "takenAt")),
                new SavedSource.Coverage(
                        coverage.at("objects").wholeOr(0),
                        coverage.at("namespaces").wholeOr(0),
                        coverage.at("workloads").wholeOr(0),
                        coverage.at("services").wholeOr(0),
                        coverage.at("unread").wholeOr(0)),
                source.at("snapshot", "sha256").textOr(""));
    }

    private static Optional<Instant> moment(String text) {
        try {
            return text.isEmpty() ? Optional.empty() : Optional.of(Instant.parse(text));
        } catch (DateTimeParseException _) {
            return Optional.empty();
        }
    }

    private static Objective objective(Field objective) {
        return new Objective(
                objective.at("inversions").wholeOr(0),
                objective.at("stages").wholeOr(0),
                number(objective.at("exposure")),
                objective.at("bound").isPresent() ? Optional.of(bound(objective.at("bound"))) : Optional.empty(),
                objective.at("proven").isPresent() ? Optional.of(proven(objective.at("proven"))) : Optional.empty());
    }

    private static Proven proven(Field proven) {
        return new Proven(proven.at("engine").textOr(""), bound(proven));
    }

    private static Bound bound(Field bound) {
        return new Bound(
                bound.at("inversions").wholeOr(0), bound.at("stages").wholeOr(0), number(bound.at("exposure")));
    }

    private static double number(Field field) {
        try {
            return Double.parseDouble(field.textOr("0"));
        } catch (NumberFormatException _) {
            return 0;
        }
    }

    private static Postponement postponement(Field postponement) {
        return new Postponement(
                workload(postponement.at("workload")),
                text(postponement, "because"),
                text(postponement, "code"),
                postponement.at("forever").isTrue());
    }

    private static SavedException exception(Field exception) {
        return new SavedException(
                workload(exception.at("workload")),
                exception.at("port").whole(),
                text(exception, "mode"),
                exception.at("callers").texts(),
                text(exception, "manifest"),
                text(exception, "because"),
                text(exception, "expires"));
    }

    private static AlreadyThere alreadyThere(Field there) {
        return new AlreadyThere(
                workload(there.at("workload")),
                word(Rung.class, there.at("rung"), Rung.OUTSIDE),
                text(there, "because"));
    }

    private Map<String, String> neverStaged() {
        var becauseByNamespace = new TreeMap<String, String>();
        root.at("neverStaged")
                .items()
                .forEach(each -> becauseByNamespace.put(text(each, "namespace"), text(each, "because")));
        return becauseByNamespace;
    }

    private static SavedDependency dependency(Field dependency) {
        return new SavedDependency(
                text(dependency, "fromNamespace"),
                text(dependency, "fromWorkload"),
                text(dependency, "toNamespace"),
                text(dependency, "toService"),
                dependency.at("port").wholeOr(0),
                text(dependency, "protocol"),
                word(Confidence.class, dependency.at("confidence"), Confidence.LOW),
                kindOf(dependency.at("kind").textOr("")),
                dependency.at("toWorkloads").texts(),
                dependency.at("evidence").texts());
    }

    private static DependencyKind kindOf(String word) {
        return List.of(DependencyKind.values()).stream()
                .filter(kind -> kind.word().equals(word))
                .findFirst()
                .orElse(DependencyKind.CALL);
    }

    private static SavedFinding finding(Field finding) {
        return new SavedFinding(
                new Code(text(finding, "code")),
                word(Severity.class, finding.at("severity"), Severity.INFO),
                text(finding, "subject"),
                text(finding, "place"),
                text(finding, "what"),
                text(finding, "why"),
                text(finding, "advice"),
                list(finding.at("workloads"), PlanFields::workload),
                word(Finding.Blocks.class, finding.at("blocks"), Finding.Blocks.NOTHING));
    }

    private static SavedGap gap(Field gap) {
        return new SavedGap(
                text(gap, "what"), text(gap, "because"), gap.at("matters").isTrue());
    }

    static WorkloadId workload(Field workload) {
        return new WorkloadId(text(workload, "kind"), text(workload, "namespace"), text(workload, "name"));
    }

    static ObjectKey object(Field object) {
        return new ObjectKey(
                text(object, "group"), text(object, "kind"), text(object, "namespace"), text(object, "name"));
    }

    static List<Mapping> mappings(Field list) {
        return list.items().stream().map(Field::mapping).toList();
    }

    static <T> List<T> list(Field list, Function<Field, T> read) {
        return list.items().stream().map(read).toList();
    }

    static String text(Field parent, String key) {
        return parent.at(key).textOr("");
    }

    static <E extends Enum<E>> E word(Class<E> kind, Field field, E otherwise) {
        return Words.read(kind, field.textOr("")).orElse(otherwise);
    }
}

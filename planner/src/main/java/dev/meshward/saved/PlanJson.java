package dev.meshward.saved;

import dev.meshward.adoption.AlreadyThere;
import dev.meshward.adoption.LeftOpen;
import dev.meshward.adoption.Move;
import dev.meshward.adoption.Postponement;
import dev.meshward.bundles.Step;
import dev.meshward.cluster.WorkloadId;
import dev.meshward.manifest.Mapping;
import dev.meshward.manifest.Value;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** plan.json as data, in the order in which people read it. Fields are added freely and never renamed. */
final class PlanJson {

    private PlanJson() {}

    static Mapping of(SavedPlan plan) {
        return Mapping.building()
                .put("schema", SavedPlan.SCHEMA)
                .put(
                        "tool",
                        Mapping.building().put("version", plan.toolVersion()).build())
                .put("fingerprint", plan.fingerprint())
                .put("mesh", plan.target().name().word())
                .put("meshVersion", plan.target().meshVersion())
                .put("kubernetesVersion", plan.target().kubernetesVersion())
                .put("kubernetesVersionIsKnown", plan.target().kubernetesVersionIsKnown())
                .put("source", source(plan.source()))
                .put("objective", ObjectiveJson.of(plan.objective()))
                .put("stages", list(plan.stages(), StageJson::of))
                .put("namespaces", list(plan.namespaces(), NamespaceFields::written))
                .put("postponed", list(plan.postponed(), PlanJson::postponement))
                .put("exceptions", list(plan.exceptions(), PlanJson::exception))
                .put("leftOpen", list(plan.leftOpen(), PlanJson::leftOpen))
                .put("alreadyThere", list(plan.alreadyThere(), PlanJson::alreadyThere))
                .put("neverStaged", list(plan.neverStaged().entrySet(), PlanJson::neverStaged))
                .put("workloads", list(plan.criticality().entrySet(), each -> workload(each, plan.owners())))
                .put("dependencies", list(plan.dependencies(), PlanJson::dependency))
                .put("unknown", list(plan.unknown(), ReferenceJson::of))
                .put("findings", list(plan.findings(), PlanJson::finding))
                .put("gaps", list(plan.gaps(), PlanJson::gap))
                .put("sizing", texts(plan.sizing()))
                .put("questions", texts(plan.questions()))
                .put("decisions", Value.Sequence.of(plan.decisions()))
                .put("approvals", Value.Sequence.of(plan.approvals()))
                .put("runs", Value.Sequence.of(plan.runs()))
                .put("retired", texts(plan.retired()))
                .put("moves", list(plan.moves(), PlanJson::move))
                .put("observed", Value.Sequence.of(plan.observed()))
                .build();
    }

    static Value steps(List<SavedStep> steps) {
        return list(steps, PlanJson::step);
    }

    private static Mapping step(SavedStep saved) {
        Step step = saved.step();
        return Mapping.building()
                .put("action", step.action().word())
                .put("files", texts(step.files()))
                .put("target", step.target())
                .put("condition", step.condition())
                .put("owner", step.owner())
                .put("because", step.because())
                .put("commands", texts(saved.commands()))
                .build();
    }

    private static Mapping source(SavedSource source) {
        var coverage = source.coverage();
        return Mapping.building()
                .put("name", source.name())
                .put("takenAt", orNull(source.takenAt().map(Object::toString).orElse("")))
                .put(
                        "coverage",
                        Mapping.building()
                                .put("objects", coverage.objects())
                                .put("namespaces", coverage.namespaces())
                                .put("workloads", coverage.workloads())
                                .put("services", coverage.services())
                                .put("unread", coverage.unread())
                                .build())
                .put(
                        "snapshot",
                        Mapping.building()
                                .put("file", PlanDirectory.SNAPSHOT)
                                .put("sha256", source.snapshotSha256())
                                .build())
                .build();
    }

    static Mapping move(Move move) {
        return Mapping.building()
                .put("workload", ReferenceJson.of(move.workload()))
                .put("rung", move.rung().word())
                .put("stage", move.stage())
                .build();
    }

    private static Mapping postponement(Postponement postponement) {
        return Mapping.building()
                .put("workload", ReferenceJson.of(postponement.workload()))
                .put("because", postponement.because())
                .put("code", orNull(postponement.code()))
                .put("forever", postponement.forever())
                .build();
    }

    private static Mapping exception(SavedException exception) {
        var port = exception.port();
        return Mapping.building()
                .put("namespace", exception.workload().namespace())
                .put("workload", ReferenceJson.of(exception.workload()))
                .put("port", port.isPresent() ? Value.Numeric.of(port.getAsInt()) : Value.Nothing.here())
                .put("mode", exception.mode())
                .put("callers", texts(exception.callers()))
                .put("manifest", orNull(exception.manifest()))
                .put("because", exception.because())
                .put("expires", exception.expires())
                .build();
    }

    private static Mapping leftOpen(LeftOpen open) {
        return Mapping.building()
                .put("workload", ReferenceJson.of(open.workload()))
                .put("because", open.because())
                .build();
    }

    private static Mapping alreadyThere(AlreadyThere there) {
        return Mapping.building()
                .put("workload", ReferenceJson.of(there.workload()))
                .put("rung", there.rung().word())
                .put("because", there.because())
                .build();
    }

    private static Mapping neverStaged(Map.Entry<String, String> namespace) {
        return Mapping.building()
                .put("namespace", namespace.getKey())
                .put("because", namespace.getValue())
                .build();
    }

    private static Mapping workload(
            Map.Entry<WorkloadId, dev.meshward.adoption.Criticality> entry, Map<WorkloadId, String> owners) {
        return ReferenceJson.of(entry.getKey())
                .with("criticality", Value.Text.of(entry.getValue().word()))
                .with("owner", orNull(owners.getOrDefault(entry.getKey(), "")));
    }

    private static Mapping dependency(SavedDependency dependency) {
        return Mapping.building()
                .put("fromNamespace", dependency.fromNamespace())
                .put("fromWorkload", dependency.fromWorkload())
                .put("toNamespace", dependency.toNamespace())
                .put("toService", dependency.toService())
                .put("port", dependency.port())
                .put("protocol", dependency.protocol())
                .put("confidence", dependency.confidence().word())
                .put("kind", dependency.kind().word())
                .put("toWorkloads", texts(dependency.toWorkloads()))
                .put("evidence", texts(dependency.evidence()))
                .build();
    }

    private static Mapping finding(SavedFinding finding) {
        return Mapping.building()
                .put("code", finding.code().id())
                .put("severity", finding.severity().word())
                .put("subject", finding.subject())
                .put("place", finding.place())
                .put("what", finding.what())
                .put("why", finding.why())
                .put("advice", finding.advice())
                .put("workloads", list(finding.workloads(), ReferenceJson::of))
                .put("blocks", Words.of(finding.blocks()))
                .build();
    }

    private static Mapping gap(SavedGap gap) {
        return Mapping.building()
                .put("what", gap.what())
                .put("because", gap.because())
                .put("matters", gap.matters())
                .build();
    }

    static Value texts(Collection<String> texts) {
        return list(texts, Value.Text::of);
    }

    static <T> Value list(Collection<T> items, Function<T, ? extends Value> written) {
        return new Value.Sequence(items.stream().<Value>map(written).toList(), 0);
    }

    static Value orNull(String text) {
        return text.isEmpty() ? Value.Nothing.here() : Value.Text.of(text);
    }
}

package dev.meshward.saved;

import dev.meshward.adoption.Precedent;
import dev.meshward.adoption.Stage;
import dev.meshward.adoption.StageKind;
import dev.meshward.manifest.Field;
import dev.meshward.manifest.Mapping;
import dev.meshward.manifest.Value;
import dev.meshward.mesh.MeshName;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;

/** An earlier plan as data inside another file: its stages with who climbs in them, and what people moved. */
public final class EarlierPlanJson {

    private EarlierPlanJson() {}

    /** What became of data that should be an earlier plan. */
    public sealed interface Reading {

        record Read(EarlierPlan plan) implements Reading {}

        /** {@code because} is a clause that names the field. */
        record Refused(String because) implements Reading {}
    }

    public static Mapping of(EarlierPlan plan) {
        var precedent = plan.precedent();
        return Mapping.building()
                .put("mesh", plan.mesh().word())
                .put("stages", PlanJson.list(precedent.stages(), EarlierPlanJson::stage))
                .put("moves", PlanJson.list(precedent.moves(), PlanJson::move))
                .put(
                        "settled",
                        PlanJson.texts(precedent.settled().stream().sorted().toList()))
                .put(
                        "retired",
                        PlanJson.texts(precedent.retired().stream().sorted().toList()))
                .put("decisions", Value.Sequence.of(plan.decisions()))
                .put("approvals", Value.Sequence.of(plan.approvals()))
                .build();
    }

    /** The gates and reasons of a stage are made again with it. */
    private static Mapping stage(Stage stage) {
        return Mapping.building()
                .put("id", stage.id())
                .put("number", stage.number())
                .put("slug", stage.slug())
                .put("kind", stage.kind().word())
                .put("title", stage.title())
                .put("criticality", stage.criticality().word())
                .put("owner", stage.owner())
                .put("namespaces", PlanJson.texts(stage.namespaces()))
                .put("wholeNamespaces", PlanJson.texts(stage.wholeNamespaces()))
                .put("workloads", PlanJson.list(stage.workloads(), ReferenceJson::of))
                .build();
    }

    public static Reading read(Field root) {
        return Words.read(MeshName.class, root.at("mesh").textOr(""))
                .map(mesh -> read(root, mesh))
                .orElseGet(() -> refused(root.at("mesh"), "names no mesh"));
    }

    private static Reading read(Field root, MeshName mesh) {
        return wrong(root)
                .orElseGet(() -> new Reading.Read(new EarlierPlan(
                        mesh,
                        new Precedent(
                                PlanFields.list(root.at("stages"), EarlierPlanJson::stage),
                                Set.copyOf(root.at("settled").texts()),
                                Set.copyOf(root.at("retired").texts()),
                                PlanFields.list(root.at("moves"), PlanFields::move)),
                        PlanFields.mappings(root.at("decisions")),
                        PlanFields.mappings(root.at("approvals")))));
    }

    private static Optional<Reading> wrong(Field root) {
        for (var stage : root.at("stages").items()) {
            if (isNoKind(stage.at("kind")) || stage.at("id").textOr("").isEmpty()) {
                return Optional.of(refused(stage, "is no stage: its id or its kind is missing or unknown"));
            }
        }
        return root.at("moves").items().stream()
                .filter(move -> isNoKind(move.at("rung")) || move.at("stage").isAbsent())
                .findFirst()
                .map(move -> refused(move, "is no move: it names no rung or no stage"));
    }

    private static boolean isNoKind(Field field) {
        return Words.read(StageKind.class, field.textOr("")).isEmpty();
    }

    private static Reading refused(Field field, String because) {
        return new Reading.Refused(
                field.path() + " " + because + " (line " + field.place().line() + ")");
    }

    private static Stage stage(Field stage) {
        return new StageFields(stage, new SavedFolders(Collections.emptySortedMap())).planned();
    }
}

package dev.meshward.saved;

import dev.meshward.adoption.Criticality;
import dev.meshward.adoption.Gate;
import dev.meshward.adoption.Reason;
import dev.meshward.adoption.Stage;
import dev.meshward.adoption.StageKind;
import dev.meshward.bundles.RestartBatch;
import dev.meshward.bundles.Step;
import dev.meshward.bundles.Touched;
import dev.meshward.bundles.Verification;
import dev.meshward.manifest.Field;
import dev.meshward.manifest.Value;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/** Reads a stage of plan.json as {@link StageJson} writes it, together with its folder. */
record StageFields(Field stage, SavedFolders folders) {

    /** What is missing or unreadable and cannot be done without. */
    static Optional<String> damageOf(Field stage, SavedFolders folders) {
        var folder = folderOf(stage);
        if (stage.at("id").isAbsent()
                || stage.at("number").whole().isEmpty()
                || stage.at("slug").isAbsent()) {
            return Optional.of("plan.json is damaged: " + stage.path() + " lacks its id, number or slug.");
        }
        if (Words.read(StageKind.class, stage.at("kind").textOr("")).isEmpty()) {
            return Optional.of("plan.json is damaged: " + stage.at("kind").path() + " is \""
                    + stage.at("kind").textOr("") + "\", which is no kind of stage.");
        }
        return damageOfSteps(folder + "/steps.json", folders)
                .or(() -> damageOfSteps(folder + "/undo/steps.json", folders));
    }

    private static Optional<String> damageOfSteps(String path, SavedFolders folders) {
        var bytes = folders.file(path);
        if (bytes.isEmpty()) {
            return Optional.of("The file " + path + " is missing, though plan.json lists its stage.");
        }
        return switch (JsonReading.of(path, bytes.get())) {
            case JsonReading.NotUnderstood(var because) -> Optional.of(because);
            case JsonReading.Understood(var steps) ->
                steps.value().filter(Value.Sequence.class::isInstance).isPresent()
                        ? unknownAction(path, steps)
                        : Optional.of("The file " + path + " holds no list of steps.");
        };
    }

    private static Optional<String> unknownAction(String path, Field steps) {
        return steps.items().stream()
                .map(step -> step.at("action"))
                .filter(action ->
                        Words.read(Step.Action.class, action.textOr("")).isEmpty())
                .map(action -> "The file " + path + " names \"" + action.textOr("") + "\" as an action, on line "
                        + action.place().line() + "; there is no such action.")
                .findFirst();
    }

    private static String folderOf(Field stage) {
        return "stages/%02d-%s"
                .formatted(stage.at("number").wholeOr(0), stage.at("slug").textOr(""));
    }

    SavedStage saved() {
        var folder = folderOf(stage);
        return new SavedStage(
                planned(),
                new SavedStage.Verdict(
                        text("verdict"),
                        text("verdictBecause"),
                        stage.at("judged").isTrue()),
                stage.at("starts").text(),
                stage.at("ends").text(),
                steps(folder + "/steps.json"),
                PlanFields.list(stage.at("restarts", "batches"), StageFields::batch),
                PlanFields.list(stage.at("touched"), StageFields::touched),
                PlanFields.list(stage.at("verify"), StageFields::verification),
                stage.at("watch").texts(),
                stage.at("troubleshooting").texts(),
                undo(folder),
                withoutDocuments(folder),
                text("digest"),
                PlanFields.list(stage.at("positions"), StageFields::reason));
    }

    /** The documents for people are made from the rest and are no part of it. */
    private SortedMap<String, String> withoutDocuments(String folder) {
        var files = folders.below(folder);
        files.remove("README.md");
        return files;
    }

    /** The stage without its folder. */
    Stage planned() {
        var because = text("because");
        return new Stage(
                text("id"),
                stage.at("number").wholeOr(0),
                text("slug"),
                PlanFields.word(StageKind.class, stage.at("kind"), StageKind.HARDEN),
                text("title"),
                because.isEmpty() ? List.of() : because.lines().toList(),
                stage.at("namespaces").texts(),
                stage.at("wholeNamespaces").texts(),
                PlanFields.list(stage.at("workloads"), PlanFields::workload),
                PlanFields.word(Criticality.class, stage.at("criticality"), Criticality.NORMAL),
                text("owner"),
                PlanFields.list(stage.at("gates"), StageFields::gate),
                stage.at("warnings").texts());
    }

    private SavedStage.WayBack undo(String folder) {
        var undo = stage.at("undo");
        return new SavedStage.WayBack(
                steps(folder + "/undo/steps.json"),
                PlanFields.list(undo.at("delete"), PlanFields::object),
                PlanFields.list(undo.at("restart"), PlanFields::workload),
                undo.at("when").texts(),
                undo.at("first").texts());
    }

    private List<SavedStep> steps(String path) {
        return folders.file(path)
                .map(bytes -> JsonReading.of(path, bytes))
                .map(reading -> reading instanceof JsonReading.Understood(var steps)
                        ? PlanFields.list(steps, StageFields::step)
                        : List.<SavedStep>of())
                .orElse(List.of());
    }

    private static SavedStep step(Field step) {
        return new SavedStep(
                new Step(
                        PlanFields.word(Step.Action.class, step.at("action"), Step.Action.MANUAL),
                        step.at("files").texts(),
                        PlanFields.text(step, "target"),
                        PlanFields.text(step, "condition"),
                        PlanFields.text(step, "owner"),
                        PlanFields.text(step, "because")),
                step.at("commands").texts());
    }

    private static SavedReason reason(Field reason) {
        return new SavedReason(
                PlanFields.word(Reason.Side.class, reason.at("side"), Reason.Side.NOT_EARLIER),
                PlanFields.text(reason, "rule"),
                PlanFields.list(reason.at("workloads"), PlanFields::workload),
                PlanFields.text(reason, "because"),
                PlanFields.list(reason.at("calls"), StageFields::call));
    }

    private static SavedReason.DecidingCall call(Field call) {
        return new SavedReason.DecidingCall(PlanFields.text(call, "call"), PlanFields.text(call, "evidence"));
    }

    private static Gate gate(Field gate) {
        return new Gate(
                PlanFields.word(Gate.When.class, gate.at("when"), Gate.When.BEFORE),
                PlanFields.text(gate, "query"),
                PlanFields.text(gate, "expect"),
                PlanFields.text(gate, "forDuration"),
                PlanFields.text(gate, "because"));
    }

    private static RestartBatch batch(Field batch) {
        return new RestartBatch(
                PlanFields.list(batch.at("workloads"), PlanFields::workload),
                batch.at("pods").wholeOr(0),
                PlanFields.text(batch, "because"),
                PlanFields.word(RestartBatch.Cause.class, batch.at("cause"), RestartBatch.Cause.COMMAND));
    }

    private static Touched touched(Field touched) {
        return new Touched(
                PlanFields.object(touched.at("object")),
                PlanFields.text(touched, "path"),
                present(touched.at("before")),
                present(touched.at("after")));
    }

    private static Optional<Value> present(Field field) {
        return field.isPresent() ? field.value() : Optional.empty();
    }

    private static Verification verification(Field verification) {
        return new Verification(
                PlanFields.text(verification, "command"),
                PlanFields.text(verification, "expect"),
                PlanFields.text(verification, "because"));
    }

    private String text(String key) {
        return PlanFields.text(stage, key);
    }
}

package dev.meshward.bundles;

import dev.meshward.adoption.Stage;
import dev.meshward.cluster.Workload;
import dev.meshward.manifest.Manifest;
import dev.meshward.manifest.ObjectKey;
import dev.meshward.mesh.Change;
import dev.meshward.mesh.TemplatePatch;
import dev.meshward.readiness.Finding;
import dev.meshward.readiness.Fix;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What readiness found and can be settled by a change that breaks nothing, before anybody climbs. */
final class PrerequisitesContent implements StageContent {

    private final Map<String, List<Change>> changesByNamespace = new TreeMap<>();
    private final Map<String, Integer> firstStageByNamespace = new HashMap<>();
    private final Map<ObjectKey, Workload> workloadByObject = new HashMap<>();
    private final int firstStage;
    private final List<String> questions;

    /** @param stages the prerequisite stages of the plan: each takes the changes of its namespaces, the first takes the rest */
    PrerequisitesContent(List<Stage> stages, List<Finding> findings, List<String> questions, Roster roster) {
        this.questions = questions;
        this.firstStage = stages.isEmpty() ? 0 : stages.getFirst().number();
        for (var stage : stages) {
            stage.namespaces().forEach(namespace -> firstStageByNamespace.putIfAbsent(namespace, stage.number()));
        }
        roster.snapshot()
                .workloads()
                .forEach(workload -> workloadByObject.put(workload.manifest().key(), workload));
        findings.stream()
                .sorted()
                .forEach(finding -> finding.fix()
                        .flatMap(fix -> change(finding, fix, roster))
                        .ifPresent(change -> changesByNamespace
                                .computeIfAbsent(namespaceOf(change.object()), _ -> new ArrayList<>())
                                .add(change)));
    }

    private static String namespaceOf(ObjectKey object) {
        return object.kind().equals("Namespace") ? object.name() : object.namespace();
    }

    private static Optional<Change> change(Finding finding, Fix fix, Roster roster) {
        var because = finding.diagnosis().code() + ": " + fix.because();
        return switch (fix) {
            case Fix.ChangeFields(var object, var fields, var _) ->
                Optional.of(new Change.Patch(versionOf(object, roster), object, fields, because));
            case Fix.AddObject(var object, var _) -> Optional.of(new Change.Create(object, because));
            case Fix.AnnotateAtJoin _, Fix.Offer _ -> Optional.empty();
        };
    }

    private static String versionOf(ObjectKey object, Roster roster) {
        return roster.snapshot()
                .object(object)
                .map(Manifest::apiVersion)
                .orElse(object.group().isEmpty() ? "v1" : object.group() + "/v1");
    }

    @Override
    public void fill(Stage stage, StageDraft draft) {
        if (stage.number() == firstStage) {
            questions.forEach(question -> draft.byHand("question", "somebody has answered it", "", question));
        }
        draft.beginMainPart();
        changesByNamespace.forEach((namespace, changes) -> {
            if (firstStageByNamespace.getOrDefault(namespace, firstStage) == stage.number()) {
                byObject(changes).values().forEach(ofObject -> settle(ofObject, draft));
            }
        });
    }

    private static Map<ObjectKey, List<Change>> byObject(List<Change> changes) {
        var byObject = new LinkedHashMap<ObjectKey, List<Change>>();
        changes.forEach(change -> byObject.computeIfAbsent(change.object(), _ -> new ArrayList<>())
                .add(change));
        return byObject;
    }

    /** Everything found about one object is settled in one change of it. */
    private void settle(List<Change> changes, StageDraft draft) {
        var object = changes.getFirst().object();
        boolean isThere = draft.now().object(object).isPresent();
        for (var change : changes) {
            if (isThere && change instanceof Change.Create) {
                draft.byHand(
                        object.toString(),
                        "",
                        "",
                        change.because() + " An object of this name is there already; compare the two.");
            } else {
                draft.say(List.of(change));
            }
        }
        draft.step(
                changes.stream().map(Change::because).distinct().collect(Collectors.joining(" ")),
                "what worked before works as before");
        changes.stream()
                .filter(change -> change instanceof Change.Patch)
                .findFirst()
                .ifPresent(change -> countRestart(change, draft));
    }

    /** A change of a pod template is a rollout, also when it is a fix. */
    private void countRestart(Change change, StageDraft draft) {
        var workload = Optional.ofNullable(workloadByObject.get(change.object()));
        workload.filter(each -> touchesTemplate(each, change))
                .ifPresent(each -> draft.counted(List.of(each), change.because(), RestartBatch.Cause.PATCH));
    }

    private static boolean touchesTemplate(Workload workload, Change change) {
        return change instanceof Change.Patch patch
                && TemplatePatch.path(workload)
                        .map(path -> path.stream().reduce(FieldPath.root(), FieldPath::key, (one, _) -> one))
                        .flatMap(path -> path.in(patch.fields()))
                        .isPresent();
    }
}

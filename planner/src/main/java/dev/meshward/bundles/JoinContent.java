package dev.meshward.bundles;

import dev.meshward.adoption.Stage;
import dev.meshward.cluster.Ownership;
import dev.meshward.cluster.RestartMethod;
import dev.meshward.cluster.Workload;
import dev.meshward.mesh.Change;
import dev.meshward.mesh.LadderIntent;
import dev.meshward.mesh.SelectedWorkload;
import dev.meshward.mesh.TemplatePatch;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Workloads get their proxy.
 *
 * <p>The order: plaintext stays accepted; whoever must never join is kept out; workloads that need annotations ask for
 * their proxy themselves, so that no pod ever gets one without them; only then the namespace hands out proxies to the
 * rest, which is restarted. From the moment of the label any new pod has a proxy, restarted or not.
 */
record JoinContent(Speaker speaker, Roster roster, PodLabels podLabels, JoinFixes fixes) implements StageContent {

    /** A workload that joins, and what its template has to say for that. */
    private record Joining(Workload workload, Map<String, String> annotations) {

        /** Where the operator reverts what we write into its children, only the namespace can hand out the proxy. */
        boolean canBePatched() {
            return TemplatePatch.isPossibleFor(workload) && !(workload.owner() instanceof Ownership.Operator);
        }
    }

    @Override
    public void fill(Stage stage, StageDraft draft) {
        stage.namespaces().forEach(namespace -> acceptPlaintext(stage, namespace, draft));
        draft.step("before the first proxy, so that callers without one go on working", "the mode is in place");
        stage.wholeNamespaces().forEach(namespace -> keepOut(namespace, draft));
        draft.beginMainPart();
        var joining = roster.workloads(stage.workloads()).stream()
                .map(workload -> new Joining(workload, annotations(workload)))
                .toList();
        var byAsking = joining.stream().collect(Collectors.partitioningBy(each -> asksItself(each, stage)));
        byAsking.getOrDefault(false, List.of()).forEach(each -> annotateByHand(each, draft));
        ask(byAsking.getOrDefault(true, List.of()), draft);
        var ofTheirNamespace = byAsking.getOrDefault(false, List.of()).stream()
                .map(Joining::workload)
                .toList();
        if (speaker.dialect().joinsRunningPods()) {
            new LiveJoin(speaker, roster.snapshot()).fill(stage, ofTheirNamespace, draft);
        } else {
            handOut(stage, draft);
            restart(ofTheirNamespace, draft);
        }
    }

    private void handOut(Stage stage, StageDraft draft) {
        stage.wholeNamespaces().forEach(namespace -> speaker.say(new LadderIntent.JoinNamespace(namespace), draft));
        draft.step(
                "every new pod of the namespace gets a proxy from here on; running pods go on as they are",
                "a pod that is created now becomes ready");
    }

    private void acceptPlaintext(Stage stage, String namespace, StageDraft draft) {
        var joining = roster.workloads(stage, namespace);
        if (joining.isEmpty()) {
            return;
        }
        boolean concernsOthers = roster.hasStrictFromTheStart(namespace)
                || roster.snapshot().workloadsIn(namespace).stream()
                        .anyMatch(workload -> speaker.dialect().alsoObeys(workload, roster.snapshot()));
        List<SelectedWorkload> onlyThese = concernsOthers
                ? joining.stream()
                        .map(podLabels::of)
                        .filter(SelectedWorkload::canBePicked)
                        .toList()
                : List.of();
        if (onlyThese.isEmpty() && concernsOthers) {
            draft.byHand(
                    namespace,
                    "callers of the workloads that join here all have a proxy",
                    "",
                    "the namespace refuses plaintext already, and no label picks the pods that join; they refuse it"
                            + " too");
            return;
        }
        speaker.say(new LadderIntent.AcceptPlaintext(namespace, onlyThese), draft);
    }

    private void keepOut(String namespace, StageDraft draft) {
        var patched = new ArrayList<Workload>();
        for (var workload : roster.keptOutOf(namespace)) {
            var changes = speaker.express(new LadderIntent.KeepOut(workload), draft);
            if (!changes.isEmpty()) {
                draft.say(changes);
                patched.add(workload);
            } else if (!TemplatePatch.isPossibleFor(workload)) {
                keepOutByHand(workload, draft);
            }
        }
        draft.step(
                "these workloads can never have a proxy; this change makes their pods anew, without one",
                "their pods are ready again");
        if (!patched.isEmpty()) {
            draft.counted(patched, "kept out of the mesh by a label on their pods", RestartBatch.Cause.PATCH);
        }
    }

    /** A Job that still runs may make one more pod, and a bare pod may be made again. */
    private void keepOutByHand(Workload workload, StageDraft draft) {
        new WrittenByHand(speaker, draft)
                .toStayOut(workload)
                .ifPresent(words -> draft.byHand(
                        workload.id().toString(),
                        "its pods are kept out, or have ended",
                        workload.owner().words(),
                        "it must never get a proxy, and " + words + ", before the namespace hands out proxies"));
    }

    private Map<String, String> annotations(Workload workload) {
        var needed = speaker.dialect().joinAnnotations(workload, roster.snapshot(), speaker.target());
        return fixes.with(needed, workload.id());
    }

    private boolean asksItself(Joining joining, Stage stage) {
        boolean isWhole = stage.wholeNamespaces().contains(joining.workload().namespace());
        boolean canAsk = joining.canBePatched() || OperatorField.isKnownFor(joining.workload(), roster.snapshot());
        return !isWhole || (!joining.annotations().isEmpty() && canAsk);
    }

    /** Settings that nobody but the owner can write have to be there before the first pod with a proxy. */
    private static void annotateByHand(Joining joining, StageDraft draft) {
        if (!joining.annotations().isEmpty()) {
            var workload = joining.workload();
            var annotations = joining.annotations().entrySet().stream()
                    .map(entry -> entry.getKey() + ": '" + entry.getValue() + "'")
                    .collect(Collectors.joining(", "));
            draft.byHand(
                    workload.id().toString(),
                    "its new pods carry the annotations",
                    workload.owner().words(),
                    "its pods need annotations before they get a proxy, and we cannot write them to stay: in "
                            + WrittenByHand.place(workload) + " " + annotations);
        }
    }

    private void ask(List<Joining> asking, StageDraft draft) {
        var byWorkload =
                asking.stream().collect(Collectors.toMap(each -> each.workload().id(), Joining::annotations));
        var workloads = asking.stream().map(Joining::workload).toList();
        for (var batch : new RestartOrder(roster).batches(workloads)) {
            var patched = new ArrayList<Workload>();
            var others = new ArrayList<Workload>();
            for (var workload : batch) {
                var join =
                        new LadderIntent.JoinWorkload(workload, true, byWorkload.getOrDefault(workload.id(), Map.of()));
                var changes = said(speaker.express(join, draft), workload, draft);
                draft.say(changes);
                boolean isAsked = !changes.isEmpty() && TemplatePatch.isPossibleFor(workload);
                (isAsked ? patched : others).add(workload);
            }
            draft.step(
                    "their pod templates ask for a proxy; the change itself makes the pods anew",
                    "all their pods are new and ready, and calls go on");
            afterPatch(patched, draft);
            others.forEach(workload -> askByHand(workload, byWorkload.getOrDefault(workload.id(), Map.of()), draft));
        }
    }

    private static List<Change> said(List<Change> changes, Workload workload, StageDraft draft) {
        return OperatorField.isKnownFor(workload, draft.now())
                ? OperatorField.instead(changes, workload, draft.now())
                : changes;
    }

    /** Where nothing of the template had to change, a restart is enough; where it cannot change, a person makes it anew. */
    private void askByHand(Workload workload, Map<String, String> annotations, StageDraft draft) {
        if (TemplatePatch.isPossibleFor(workload)) {
            restart(List.of(workload), draft);
            return;
        }
        draft.byHand(
                workload.id().toString(),
                "its pods are new, with a proxy, and ready",
                workload.owner().words(),
                new WrittenByHand(speaker, draft).toJoin(workload, annotations));
        draft.counted(List.of(workload), "by hand", RestartBatch.Cause.BY_HAND);
    }

    /** One restart a workload: the patch was it, but for kinds that do not follow their template by themselves. */
    private static void afterPatch(List<Workload> patched, StageDraft draft) {
        var rolling = patched.stream().filter(JoinContent::followsItsTemplate).toList();
        if (!rolling.isEmpty()) {
            draft.counted(rolling, "their template changed", RestartBatch.Cause.PATCH);
        }
        patched.stream().filter(workload -> !followsItsTemplate(workload)).forEach(workload -> byHand(workload, draft));
    }

    private static boolean followsItsTemplate(Workload workload) {
        return workload.restart() == RestartMethod.ROLLOUT
                && !workload.manifest().at("spec", "paused").isTrue();
    }

    private void restart(List<Workload> workloads, StageDraft draft) {
        var rolling = workloads.stream().filter(JoinContent::followsItsTemplate).toList();
        int number = 1;
        for (var batch : new RestartOrder(roster).batches(rolling)) {
            draft.restart(
                    batch,
                    "all their pods are new and ready, and calls go on",
                    "batch " + number++ + ", the least critical first: pods get their proxy when they are made anew");
        }
        workloads.stream()
                .filter(workload -> !followsItsTemplate(workload))
                .forEach(workload -> byHand(workload, draft));
    }

    private static void byHand(Workload workload, StageDraft draft) {
        var id = workload.id();
        var owner = workload.owner() instanceof Ownership.Operator operator ? operator.words() : "";
        switch (workload.restart()) {
            case NEXT_RUN ->
                draft.awaitRuns(
                        workload,
                        "no pod of " + id + " from before is running any more",
                        "its next run has a proxy; a run that has begun ends as it began");
            case POD_BY_POD -> {
                draft.byHand(
                        id.toString(),
                        "every pod is new and ready before the next one goes",
                        owner,
                        "its pods are replaced only when somebody deletes them, one after the other");
                draft.counted(List.of(workload), "pod by pod", RestartBatch.Cause.BY_HAND);
            }
            case ROLLOUT, MANUAL -> {
                draft.byHand(
                        id.toString(),
                        "its pods are new and ready",
                        owner,
                        workload.restart() == RestartMethod.ROLLOUT
                                ? "its rollout is paused: resume it, or restart its pods by hand"
                                : "no command restarts pods of this kind: make them anew"
                                        + (owner.isEmpty() ? "" : " through " + owner));
                draft.counted(List.of(workload), "by hand", RestartBatch.Cause.BY_HAND);
            }
        }
    }
}

package dev.meshward.bundles;

import dev.meshward.bundles.Step.Action;
import dev.meshward.cluster.Workload;
import dev.meshward.cluster.WorkloadId;
import dev.meshward.manifest.Manifest;
import dev.meshward.manifest.Mapping;
import dev.meshward.manifest.ObjectKey;
import dev.meshward.mesh.Change;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * A stage while it is put together: changes come in, in the order of safety; steps and files come out. Knows the objects
 * as they are after every change so far.
 */
final class StageDraft {

    /** What the steps belong to; the way back first undoes the main part, then waits for pods, then undoes the rest. */
    enum Part {
        PREPARATION,
        MAIN
    }

    /**
     * A step and what it belongs to.
     *
     * @param back what a person does to take back what a person did; empty where the files say it, or nothing has to be done
     */
    record Placed(Step step, Part part, Optional<Step> back) {}

    private final Owners owners;
    private final Overlay before;
    private final FileNames names = new FileNames();
    private final List<Placed> steps = new ArrayList<>();
    private final List<ApplyFile> created = new ArrayList<>();
    private final List<UndoPiece> undoPieces = new ArrayList<>();
    private final List<HelmFile> helm = new ArrayList<>();
    private final List<RestartBatch> restarts = new ArrayList<>();
    private final Map<WorkloadId, Workload> remadeOnTheWayBack = new TreeMap<>();
    private final Map<ObjectKey, PendingChange> pending = new LinkedHashMap<>();
    private String takenBackWhen = "";
    private final Set<ObjectKey> aside = new HashSet<>();
    private Overlay written;
    private Overlay visible;
    private Part part = Part.PREPARATION;

    /** How one patch file is taken back. */
    record UndoPiece(String path, PatchFile patch, List<PatchedFields.Leaf> leaves) {}

    StageDraft(Owners owners, Overlay before) {
        this.owners = owners;
        this.before = before;
        this.written = before;
        this.visible = before;
    }

    /** The objects with everything that was said so far, whether it stands in a step already or not. */
    Overlay now() {
        return visible;
    }

    Overlay before() {
        return before;
    }

    List<Placed> steps() {
        return steps;
    }

    List<ApplyFile> created() {
        return created;
    }

    List<PatchFile> patches() {
        return undoPieces.stream().map(UndoPiece::patch).toList();
    }

    List<UndoPiece> undoPieces() {
        return undoPieces;
    }

    List<HelmFile> helm() {
        return helm;
    }

    List<RestartBatch> restarts() {
        return restarts;
    }

    /** Objects on which no stage depends. */
    Set<ObjectKey> aside() {
        return aside;
    }

    /** What comes from here on is the point of the stage, and is undone first. */
    void beginMainPart() {
        part = Part.MAIN;
    }

    /** Takes changes into the step that is being put together; they may arrive in any order. */
    void say(List<Change> changes) {
        for (var change : changes) {
            say(change);
            visible = visible.after(change);
        }
    }

    private void say(Change change) {
        var there = Optional.ofNullable(pending.get(change.object()));
        var joined = there.flatMap(each -> each.and(change));
        if (there.isPresent() && joined.isEmpty()) {
            step("the way leads over an intermediate state", "");
            await("the change has reached everybody it concerns", "the next one takes back what this one says");
        }
        joined.or(() -> PendingChange.of(change)).ifPresent(next -> pending.put(change.object(), next));
    }

    /** Ends the step that is being put together: one for what we create, one for each owner of what we change. */
    void step(String because, String condition) {
        var pathsByGroup = new LinkedHashMap<Group, List<String>>();
        var changes = List.copyOf(pending.values());
        pending.clear();
        for (var change : changes) {
            write(change)
                    .ifPresent(path -> pathsByGroup
                            .computeIfAbsent(groupOf(change), _ -> new ArrayList<>())
                            .add(path));
        }
        pathsByGroup.forEach((group, paths) ->
                place(new Step(group.action(), paths, "", condition, group.owner(), because + group.note())));
    }

    /** Changes of one kind that the same people make. */
    private record Group(Action action, String owner, String note) {}

    private Group groupOf(PendingChange change) {
        boolean isNew = change instanceof PendingChange.Whole;
        var keeper = isNew ? "" : owners.whoShouldKnow(change.object());
        return new Group(
                isNew ? Action.CREATE : Action.PATCH,
                isNew ? "" : owners.whoMustChange(change.object()),
                keeper.isEmpty()
                        ? ""
                        : "; write it down in " + keeper + " as well, whose next change may take it back");
    }

    private Optional<String> write(PendingChange change) {
        return switch (change) {
            case PendingChange.Whole(var manifest) -> Optional.of(create(manifest));
            case PendingChange.Fields(var apiVersion, var object, var fields) -> patch(apiVersion, object, fields);
        };
    }

    private String create(Manifest manifest) {
        var path = names.of("apply", manifest.key());
        created.add(new ApplyFile(path, manifest));
        written = written.after(new Change.Create(manifest, ""));
        return path;
    }

    private Optional<String> patch(String apiVersion, ObjectKey object, Mapping fields) {
        var content = written.object(object).map(Manifest::content).orElse(Mapping.empty());
        var leaves = new PatchedFields(object, content).touchedBy(fields);
        if (leaves.isEmpty()) {
            return Optional.empty();
        }
        var path = names.of("patch", object);
        var file = new PatchFile(path, object, apiVersion, PatchFile.named(apiVersion, object, fields));
        undoPieces.add(new UndoPiece(path, file, leaves));
        written = written.after(new Change.Patch(apiVersion, object, fields, ""));
        return Optional.of(path);
    }

    void install(HelmFile file, String condition, String because) {
        helm.add(file);
        place(new Step(Action.HELM, List.of(file.path()), file.release().name(), condition, "", because));
    }

    /** Creates an object before everything else; nothing in this stage or another depends on it. */
    void createFirst(Manifest manifest, String because) {
        var path = create(manifest);
        aside.add(manifest.key());
        visible = visible.after(new Change.Create(manifest, because));
        steps.addFirst(new Placed(
                new Step(Action.CREATE, List.of(path), "", "", "", because), Part.PREPARATION, Optional.empty()));
    }

    /** Nothing happens until the condition holds. */
    void await(String condition, String because) {
        place(new Step(Action.WAIT, List.of(), "", condition, "", because));
    }

    /** Nothing happens until the condition holds of the runs of this workload. */
    void awaitRuns(Workload workload, String condition, String because) {
        place(new Step(Action.WAIT, List.of(), workload.id().toString(), condition, "", because));
    }

    /** A person does it; we cannot, or must not. */
    void byHand(String target, String condition, String owner, String because) {
        place(new Step(Action.MANUAL, List.of(), target, condition, owner, because));
    }

    /** The same, where a person has to take it back as well. */
    void byHandAndBack(Step step, Step back) {
        steps.add(new Placed(step, part, Optional.of(back)));
    }

    /** Pods of these workloads are made anew by command. */
    void restart(List<Workload> workloads, String condition, String because) {
        var target = String.join(
                ", ", workloads.stream().map(each -> each.id().toString()).toList());
        place(new Step(Action.RESTART, List.of(), target, condition, "", because));
        counted(workloads, because, RestartBatch.Cause.COMMAND);
    }

    /** Pods of these workloads are made anew by what happened otherwise. */
    void counted(List<Workload> workloads, String because, RestartBatch.Cause cause) {
        int pods = workloads.stream().mapToInt(Workload::replicas).sum();
        restarts.add(new RestartBatch(workloads.stream().map(Workload::id).toList(), pods, because, cause));
    }

    /** Pods of these made since the main part began keep what it said: going back, they are made anew before the rest. */
    void makeAnewOnTheWayBack(Workload workload) {
        remadeOnTheWayBack.put(workload.id(), workload);
    }

    List<Workload> remadeOnTheWayBack() {
        return List.copyOf(remadeOnTheWayBack.values());
    }

    /** Going back, what prepared the ground stays until this holds of what the main part changed. */
    void takenBackWhen(String condition) {
        takenBackWhen = condition;
    }

    String takenBackWhen() {
        return takenBackWhen;
    }

    private void place(Step step) {
        steps.add(new Placed(step, part, Optional.empty()));
    }
}

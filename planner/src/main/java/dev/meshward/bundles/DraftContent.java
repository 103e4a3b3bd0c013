package dev.meshward.bundles;

import dev.meshward.cluster.Workload;
import dev.meshward.cluster.WorkloadId;
import dev.meshward.manifest.ObjectKey;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Everything a bundle is made from: drafts with the same content give the same bundle. */
record DraftContent(
        List<StageDraft.Placed> steps,
        List<ApplyFile> created,
        List<PatchFile> patches,
        List<StageDraft.UndoPiece> undoPieces,
        List<HelmFile> helm,
        List<RestartBatch> restarts,
        String takenBackWhen,
        List<WorkloadId> remadeOnTheWayBack) {

    static DraftContent of(StageDraft draft) {
        return new DraftContent(
                List.copyOf(draft.steps()),
                List.copyOf(draft.created()),
                draft.patches(),
                List.copyOf(draft.undoPieces()),
                List.copyOf(draft.helm()),
                List.copyOf(draft.restarts()),
                draft.takenBackWhen(),
                draft.remadeOnTheWayBack().stream().map(Workload::id).toList());
    }

    /** The objects it changes on which another stage may depend. */
    static Set<ObjectKey> objectsOf(StageDraft draft) {
        var objects = new HashSet<ObjectKey>();
        draft.created().forEach(file -> objects.add(file.manifest().key()));
        draft.patches().forEach(file -> objects.add(file.object()));
        objects.removeAll(draft.aside());
        return objects;
    }
}

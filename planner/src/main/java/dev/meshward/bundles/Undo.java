package dev.meshward.bundles;

import dev.meshward.cluster.WorkloadId;
import dev.meshward.manifest.ObjectKey;
import java.util.List;

/**
 * The way back: exactly the touched fields, in reverse. Idempotent, and right on a half-applied stage too.
 *
 * @param steps with files below {@code undo/}
 * @param delete objects the stage created
 * @param restart workloads that keep their proxy until they are restarted
 * @param when the signs on which to undo, for the first lines of the stage's README
 * @param first folders of later stages that have to be undone before, when they were applied: the newest first
 */
public record Undo(
        List<Step> steps,
        List<PatchFile> patches,
        List<ObjectKey> delete,
        List<WorkloadId> restart,
        List<String> when,
        List<String> first) {}

package dev.meshward.bundles;

import dev.meshward.mesh.Change;
import dev.meshward.mesh.Dialect;
import dev.meshward.mesh.LadderIntent;
import dev.meshward.mesh.TargetMesh;
import java.util.List;

/** Says intents in the dialect of the target mesh, on the objects as the draft has them. */
record Speaker(Dialect dialect, TargetMesh target) {

    List<Change> express(LadderIntent intent, StageDraft draft) {
        return dialect.express(intent, draft.now(), target);
    }

    void say(LadderIntent intent, StageDraft draft) {
        draft.say(express(intent, draft));
    }
}

package dev.meshward.desktop.stage;

import dev.meshward.bundles.Overlay;
import dev.meshward.bundles.StageBundle;
import dev.meshward.desktop.session.CurrentPlan;

/** The objects as a stage finds them: those that were read, after every stage before it. */
final class StageObjects {

    private StageObjects() {}

    static Overlay before(CurrentPlan.Sheet.Whole whole, StageBundle bundle) {
        var overlay = Overlay.on(whole.result().snapshot());
        for (var earlier : whole.result().bundle().stages()) {
            if (earlier.stage().id().equals(bundle.stage().id())) {
                return overlay;
            }
            overlay = overlay.applied(earlier);
        }
        return overlay;
    }
}

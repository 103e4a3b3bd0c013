package dev.meshward.export.markdown;

import dev.meshward.saved.SavedPlan;
import java.util.stream.Collectors;

/** The warning on every page of a plan that was written although the judge says it is unsafe. */
final class UnsafePlan {

    private UnsafePlan() {}

    static void warnOf(SavedPlan plan, Page page) {
        if (plan.isUnsafe()) {
            var stages = plan.stages().stream()
                    .filter(stage -> stage.verdict().isUnsafe())
                    .map(Words::number)
                    .collect(Collectors.joining(", "));
            page.paragraph("**UNSAFE.** The judge refused this plan, and it was written all the same"
                    + " (`--accept-unsafe`). Unsafe: " + stages + ".");
        }
    }
}

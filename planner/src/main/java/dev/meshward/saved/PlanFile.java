package dev.meshward.saved;

import dev.meshward.manifest.Field;
import java.util.regex.Pattern;

/** What became of plan.json by itself: a plan of a version we read, or the sentence that says why not. */
sealed interface PlanFile {

    Pattern OURS = Pattern.compile("meshward\\.dev/plan/v([0-9]{1,9})");

    record Usable(Field root) implements PlanFile {}

    record Unusable(String because) implements PlanFile {}

    static PlanFile of(byte[] plan) {
        return switch (JsonReading.of(PlanDirectory.PLAN, plan)) {
            case JsonReading.NotUnderstood(var because) -> new Unusable(because);
            case JsonReading.Understood(var root) -> of(root);
        };
    }

    private static PlanFile of(Field root) {
        var schema = root.at("schema").textOr("");
        if (!OURS.matcher(schema).matches()) {
            return new Unusable("plan.json does not say that it is a plan of Meshward"
                    + (schema.isEmpty() ? "." : ": its schema is \"" + schema + "\"."));
        }
        if (!schema.equals(SavedPlan.SCHEMA)) {
            return new Unusable("plan.json was written by another version of Meshward: it says " + schema
                    + ", and this version reads " + SavedPlan.SCHEMA + ". Perhaps use Meshward "
                    + root.at("tool", "version").textOr("of that time") + ".");
        }
        if (root.at("mesh").isAbsent() || root.at("stages").isAbsent()) {
            var missing = root.at("mesh").isAbsent() ? "mesh is" : "stages are";
            return new Unusable("plan.json is damaged: its " + missing + " missing.");
        }
        return new Usable(root);
    }
}

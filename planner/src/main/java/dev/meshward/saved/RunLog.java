package dev.meshward.saved;

import dev.meshward.manifest.ManifestWriter;
import dev.meshward.manifest.Mapping;
import dev.meshward.manifest.Value;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** What was done with a plan, as the {@code runs} of plan.json tell it; it outlives the plan when the plan is made again. */
public sealed interface RunLog {

    /** The entries as they are written, the oldest first. */
    record Kept(List<Mapping> runs) implements RunLog {
        public Kept {
            runs = List.copyOf(runs);
        }
    }

    /** The file is no plan of ours, or one we cannot read: nobody may overwrite it. */
    record Unreadable(String because) implements RunLog {}

    static RunLog of(byte[] planJson) {
        return switch (PlanFile.of(planJson)) {
            case PlanFile.Usable(var root) -> new Kept(PlanFields.mappings(root.at("runs")));
            case PlanFile.Unusable(var because) -> new Unreadable(because);
        };
    }

    /** A plan.json of our own, just made, with these runs before its own. */
    static byte[] carriedInto(byte[] planJson, List<Mapping> runs) {
        return changed(
                planJson, own -> Stream.concat(runs.stream(), own.stream()).toList());
    }

    /** A plan.json of our own with one more entry. */
    static byte[] with(byte[] planJson, Mapping entry) {
        return changed(
                planJson, own -> Stream.concat(own.stream(), Stream.of(entry)).toList());
    }

    private static byte[] changed(byte[] planJson, UnaryOperator<List<Mapping>> change) {
        if (!(PlanFile.of(planJson) instanceof PlanFile.Usable(var root))) {
            throw new IllegalArgumentException("These " + planJson.length
                    + " bytes are no plan.json of this version. Maybe another file was handed over?");
        }
        var runs = change.apply(PlanFields.mappings(root.at("runs")));
        return ManifestWriter.json(root.mapping().with("runs", Value.Sequence.of(runs)))
                .getBytes(StandardCharsets.UTF_8);
    }
}

package dev.meshward.saved;

import dev.meshward.manifest.ManifestWriter;
import dev.meshward.manifest.Mapping;
import dev.meshward.manifest.Value;
import dev.meshward.status.PlanStatus;
import dev.meshward.status.StageStatus;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;

/** What a cluster showed of the stages of a plan, as plan.json keeps it for the documents. */
public final class Sightings {

    private Sightings() {}

    /** @param at when somebody looked; what a running cluster says of its own moment is stronger */
    public static List<Mapping> of(PlanStatus status, Instant at) {
        var moment = status.seenAt().orElse(at).truncatedTo(ChronoUnit.SECONDS).toString();
        return status.stages().stream().map(stage -> entry(stage, moment)).toList();
    }

    private static Mapping entry(StageStatus stage, String moment) {
        var because = Stream.concat(
                stage.drift().stream(), stage.withoutProxy().stream().map(without -> "no proxy: " + without));
        return Mapping.building()
                .put("stage", stage.planned().id())
                .put("state", stage.state().word())
                .put("at", moment)
                .put("because", Value.Sequence.of(because.map(Value.Text::of).toList()))
                .build();
    }

    /** A plan.json of this version with these in place of earlier ones; the bytes themselves where they are none. */
    public static byte[] in(byte[] planJson, List<Mapping> sightings) {
        return PlanFile.of(planJson) instanceof PlanFile.Usable(var root)
                ? ManifestWriter.json(root.mapping().with("observed", Value.Sequence.of(sightings)))
                        .getBytes(StandardCharsets.UTF_8)
                : planJson;
    }
}

package dev.meshward.desktop.rollout;

import dev.meshward.cluster.ClusterSnapshot;
import dev.meshward.desktop.words.Words;
import dev.meshward.export.PlanDirectoryWriter;
import dev.meshward.export.Writing;
import dev.meshward.export.documents.DocumentFormat;
import dev.meshward.manifest.Mapping;
import dev.meshward.saved.EarlierPlan;
import dev.meshward.saved.PlanChanges;
import dev.meshward.saved.PlanDirectory;
import dev.meshward.saved.SavedPlan;
import dev.meshward.saved.Sightings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;

/**
 * The plan of a folder made again, and not written yet.
 *
 * @param before the plan that lies in the folder
 * @param judged the one that would take its place
 * @param sightings what the cluster showed of the stages
 * @param start the cluster without what the plan wrote so far, on which it was made
 */
record Replan(Path folder, SavedPlan before, PlanDirectory judged, List<Mapping> sightings, ClusterSnapshot start) {

    /** What would change. */
    String sentence() {
        return PlanChanges.between(before, judged.plan()).sentence();
    }

    /** What a session goes on with. */
    EarlierPlan asEarlier() {
        return EarlierPlan.of(judged.plan().seen(sightings));
    }

    Writing write() {
        var files = new TreeMap<>(judged.files());
        files.computeIfPresent(PlanDirectory.PLAN, (_, bytes) -> Sightings.in(bytes, sightings));
        for (var format : DocumentFormat.values()) {
            var documents = format.documents(judged.plan().seen(sightings));
            if (format == DocumentFormat.MARKDOWN || documents.keySet().stream().anyMatch(this::isThere)) {
                files.putAll(documents);
            }
        }
        return PlanDirectoryWriter.write(folder, files);
    }

    /** In words for people. */
    String words(Writing writing) {
        return switch (writing) {
            case Writing.Written _ -> Words.say("rollout.replanned", sentence());
            case Writing.Refused(var because) -> because;
            case Writing.Failed(var because) -> because;
        };
    }

    /** What lies there is made again, so that none tells of the plan before. */
    private boolean isThere(String path) {
        return Files.exists(folder.resolve(path));
    }
}

package dev.meshward.desktop.rollout;

import dev.meshward.adoption.PlanPreferences;
import dev.meshward.cluster.ClusterSnapshot;
import dev.meshward.desktop.words.Words;
import dev.meshward.export.PlanDirectoryWriter;
import dev.meshward.export.Writing;
import dev.meshward.export.documents.DocumentFormat;
import dev.meshward.manifest.Mapping;
import dev.meshward.saved.EarlierPlan;
import dev.meshward.saved.PlanChanges;
import dev.meshward.saved.PlanDirectory;
import dev.meshward.saved.PlanResult;
import dev.meshward.saved.SavedPlan;
import dev.meshward.saved.SavedStage;
import dev.meshward.saved.Sightings;
import dev.meshward.status.PlanStatus;
import dev.meshward.survey.PlanAgainstCluster;
import dev.meshward.survey.Rollout;
import dev.meshward.survey.StatusAnswer;
import dev.meshward.survey.Survey;
import dev.meshward.survey.TargetWish;
import dev.meshward.survey.Testimony;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Makes the plan of a folder again for the cluster as it is now: what is approved, begun or seen in the cluster stays, and as
 * little as possible changes, as by {@code meshward status --replan}.
 *
 * @param testimony what people say of calls by now
 * @param now when the cluster was looked at
 */
record Replanning(Path folder, PlanPreferences preferences, Testimony testimony, Instant now) {

    /** @return what became of it, in a sentence; nothing is written where a stage would be unsafe */
    String over(SavedPlan plan, PlanAgainstCluster held, Survey survey) {
        return switch (held.status()) {
            case StatusAnswer.Refused(var because) -> because;
            case StatusAnswer.Answered(var status) -> over(plan, status, held.withoutThePlan(), survey);
        };
    }

    private String over(SavedPlan plan, PlanStatus status, ClusterSnapshot start, Survey survey) {
        var sightings = Sightings.of(status, now);
        var before = plan.seen(sightings);
        return switch (survey.rollout(
                start, testimony, target(plan), preferences, Optional.of(EarlierPlan.of(before)))) {
            case Rollout.Refused refused -> Words.say("rollout.not-replanned", refused.because());
            case Rollout.Planned(var result) -> write(before, judged(survey, result), sightings);
        };
    }

    private static PlanDirectory judged(Survey survey, PlanResult result) {
        return survey.judged(survey.directory(result), result);
    }

    private static TargetWish target(SavedPlan plan) {
        var target = plan.target();
        return new TargetWish(
                target.name(),
                Optional.of(target.meshVersion()),
                Optional.of(target.kubernetesVersion()).filter(_ -> target.kubernetesVersionIsKnown()));
    }

    private String write(SavedPlan before, PlanDirectory judged, List<Mapping> sightings) {
        return judged.plan().stages().stream()
                .filter(stage -> stage.verdict().isUnsafe())
                .findFirst()
                .map(Replanning::refused)
                .orElseGet(() -> written(before, judged, sightings));
    }

    private static String refused(SavedStage stage) {
        return Words.say(
                "rollout.not-replanned", stage.folder() + ": " + stage.verdict().because());
    }

    private String written(SavedPlan before, PlanDirectory judged, List<Mapping> sightings) {
        var files = new TreeMap<>(judged.files());
        files.computeIfPresent(PlanDirectory.PLAN, (_, bytes) -> Sightings.in(bytes, sightings));
        for (var format : DocumentFormat.values()) {
            var documents = format.documents(judged.plan().seen(sightings));
            if (format == DocumentFormat.MARKDOWN || documents.keySet().stream().anyMatch(this::isThere)) {
                files.putAll(documents);
            }
        }
        return switch (PlanDirectoryWriter.write(folder, files)) {
            case Writing.Written _ ->
                Words.say(
                        "rollout.replanned",
                        PlanChanges.between(before, judged.plan()).sentence());
            case Writing.Refused(var because) -> because;
            case Writing.Failed(var because) -> because;
        };
    }

    /** What lies there is made again, so that none tells of the plan before. */
    private boolean isThere(String path) {
        return Files.exists(folder.resolve(path));
    }
}

package dev.meshward.desktop.rollout;

import dev.meshward.adoption.PlanPreferences;
import dev.meshward.cluster.ClusterSnapshot;
import dev.meshward.desktop.words.Words;
import dev.meshward.manifest.Mapping;
import dev.meshward.saved.EarlierPlan;
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
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Makes the plan of a folder again for the cluster as it is now: what is approved, begun or seen in the cluster stays, and as
 * little as possible changes, as by {@code meshward status --replan}. Nothing is written before somebody says so.
 *
 * @param testimony what people say of calls by now
 * @param now when the cluster was looked at
 */
record Replanning(Path folder, PlanPreferences preferences, Testimony testimony, Instant now) {

    /** What came of it. */
    sealed interface Outcome {

        record Proposed(Replan replan) implements Outcome {}

        /** @param because a sentence; there is nothing that could be written */
        record Refused(String because) implements Outcome {}
    }

    Outcome over(SavedPlan plan, PlanAgainstCluster held, Survey survey) {
        return switch (held.status()) {
            case StatusAnswer.Refused(var because) -> new Outcome.Refused(because);
            case StatusAnswer.Answered(var status) -> over(plan, status, held.withoutThePlan(), survey);
        };
    }

    private Outcome over(SavedPlan plan, PlanStatus status, ClusterSnapshot start, Survey survey) {
        var sightings = Sightings.of(status, now);
        var before = plan.seen(sightings);
        return switch (survey.rollout(
                start, testimony, target(plan), preferences, Optional.of(EarlierPlan.of(before)))) {
            case Rollout.Refused refused -> new Outcome.Refused(Words.say("rollout.not-replanned", refused.because()));
            case Rollout.Planned(var result) -> proposed(before, judged(survey, result), sightings, start);
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

    private Outcome proposed(SavedPlan before, PlanDirectory judged, List<Mapping> sightings, ClusterSnapshot start) {
        return judged.plan().stages().stream()
                .filter(stage -> stage.verdict().isUnsafe())
                .findFirst()
                .<Outcome>map(stage -> new Outcome.Refused(refusal(stage)))
                .orElseGet(() -> new Outcome.Proposed(new Replan(folder, before, judged, sightings, start)));
    }

    private static String refusal(SavedStage stage) {
        return Words.say(
                "rollout.not-replanned", stage.folder() + ": " + stage.verdict().because());
    }
}

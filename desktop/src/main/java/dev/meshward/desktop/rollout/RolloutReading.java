package dev.meshward.desktop.rollout;

import dev.meshward.cluster.ClusterSnapshot;
import dev.meshward.desktop.session.SessionSource;
import dev.meshward.desktop.session.SessionState;
import dev.meshward.desktop.words.Words;
import dev.meshward.export.PlanDirectoryReader;
import dev.meshward.saved.PlanReading;
import dev.meshward.saved.SavedPlan;
import dev.meshward.saved.StageSelection;
import dev.meshward.status.PlanStatus;
import dev.meshward.status.StageStatus;
import dev.meshward.status.StageTonight;
import dev.meshward.status.Tonight;
import dev.meshward.survey.Besides.PrometheusWish;
import dev.meshward.survey.Source;
import dev.meshward.survey.StatusAnswer;
import dev.meshward.survey.Survey;
import dev.meshward.survey.Testimony;
import dev.meshward.survey.TonightAnswer;
import dev.meshward.survey.TonightWish;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/**
 * Reads the folder of a plan and the cluster, and holds the one against the other.
 *
 * @param prometheus whom to ask about the gates; nobody where empty
 */
record RolloutReading(Path folder, SessionState state, Optional<PrometheusWish> prometheus, Instant now) {

    /** What came of it. */
    sealed interface Outcome {

        /**
         * @param status empty where only the folder was read
         * @param note what to know of the cluster that was looked at
         */
        record Read(SavedPlan plan, List<RolloutStage> stages, Optional<PlanStatus> status, String note)
                implements Outcome {
            public Read {
                stages = List.copyOf(stages);
            }
        }

        /** The plan was made again, or could not be. */
        record Replanned(Replanning.Outcome outcome) implements Outcome {}

        /** @param because a sentence */
        record Refused(String because) implements Outcome {}
    }

    /** The folder alone, with its run log. */
    Outcome folderOnly() {
        return with((plan, _) -> new Outcome.Read(plan, stages(plan, List.of(), List.of()), Optional.empty(), ""));
    }

    /** The folder against the cluster, read again where that is possible. */
    Outcome againstCluster(Survey.Progress progress) {
        return with((plan, files) -> against(plan, files, new Survey(progress)));
    }

    /** What is done with a plan that could be read. */
    private interface Use {
        Outcome of(SavedPlan plan, SortedMap<String, byte[]> files);
    }

    private Outcome with(Use use) {
        try {
            var files = PlanDirectoryReader.read(folder);
            return switch (PlanReading.of(files)) {
                case PlanReading.Refused(var because) ->
                    new Outcome.Refused(Words.say("rollout.no-plan", folder, because));
                case PlanReading.Read(var plan) -> use.of(plan, files);
            };
        } catch (IOException e) {
            return new Outcome.Refused(Words.say("rollout.no-folder", folder, String.valueOf(e.getMessage())));
        }
    }

    private Outcome against(SavedPlan plan, SortedMap<String, byte[]> files, Survey survey) {
        var cluster = cluster(survey);
        if (cluster.isEmpty()) {
            return new Outcome.Refused(Words.say("rollout.no-cluster"));
        }
        var held = survey.against(plan, files, cluster.get());
        return switch (held.status()) {
            case StatusAnswer.Refused(var because) -> new Outcome.Refused(because);
            case StatusAnswer.Answered(var status) ->
                switch (held.tonight(new TonightWish(Optional.empty(), prometheus, testimony(), now))) {
                    case TonightAnswer.Answered(var tonight) -> read(plan, status, tonight);
                    case TonightAnswer.NoSuchStage(var because) -> new Outcome.Refused(because);
                    case TonightAnswer.Refused(var because) -> new Outcome.Refused(because);
                };
        };
    }

    private Testimony testimony() {
        return new Testimony(List.of(), Testimony.Asked.FOR_NONE, state.said().statements());
    }

    /** Makes the plan again for the cluster as it is now; nothing is written. */
    Outcome again(Survey.Progress progress) {
        var survey = new Survey(progress);
        return with((plan, files) -> cluster(survey)
                .<Outcome>map(cluster -> new Outcome.Replanned(
                        new Replanning(folder, state.said().preferences(), testimony(), now)
                                .over(plan, survey.against(plan, files, cluster), survey)))
                .orElseGet(() -> new Outcome.Refused(Words.say("rollout.no-cluster"))));
    }

    private Outcome read(SavedPlan plan, PlanStatus status, Tonight tonight) {
        return new Outcome.Read(
                plan,
                stages(plan, status.stages(), tonight.stages()),
                Optional.of(status),
                canRead() ? "" : Words.say("rollout.as-read"));
    }

    private boolean canRead() {
        return source().isPresent();
    }

    private Optional<Source> source() {
        return switch (state.source()) {
            case SessionSource.Files(var _, var from) -> Optional.of(from);
            case SessionSource.Context(var _, var from) -> Optional.of(from);
            case SessionSource.None _, SessionSource.Kept _ -> Optional.empty();
        };
    }

    /** The session stays as it is: its plan is made on what was read for it. */
    private Optional<ClusterSnapshot> cluster(Survey survey) {
        return source().map(from -> survey.scan(from, InputStream.nullInputStream()))
                .or(state::snapshot);
    }

    private static List<RolloutStage> stages(SavedPlan plan, List<StageStatus> statuses, List<StageTonight> tonight) {
        return plan.stages().stream()
                .map(saved -> new RolloutStage(
                        saved,
                        StageSelection.lastState(plan, saved.stage().id()),
                        statuses.stream()
                                .filter(each ->
                                        each.planned().id().equals(saved.stage().id()))
                                .findFirst(),
                        tonight.stream()
                                .filter(each ->
                                        each.planned().id().equals(saved.stage().id()))
                                .findFirst()))
                .toList();
    }
}

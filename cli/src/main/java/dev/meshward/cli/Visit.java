package dev.meshward.cli;

import dev.meshward.adoption.PlanPreferences;
import dev.meshward.adoption.schedule.ScheduleEngine;
import dev.meshward.cluster.ClusterSnapshot;
import dev.meshward.cluster.ScanGap;
import dev.meshward.dependencies.DependencyGraph;
import dev.meshward.saved.EarlierPlan;
import dev.meshward.saved.SavedPlan;
import dev.meshward.status.PlanStatus;
import dev.meshward.status.Tonight;
import dev.meshward.survey.Besides;
import dev.meshward.survey.Engines;
import dev.meshward.survey.PlanAgainstCluster;
import dev.meshward.survey.Rollout;
import dev.meshward.survey.Source;
import dev.meshward.survey.SourceRefused;
import dev.meshward.survey.StatusAnswer;
import dev.meshward.survey.Survey;
import dev.meshward.survey.TargetWish;
import dev.meshward.survey.Testimony;
import dev.meshward.survey.TestimonyRefused;
import dev.meshward.survey.TonightAnswer;
import dev.meshward.survey.TonightWish;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** One command's way through the survey, with what is told meanwhile. */
final class Visit {

    /** Enough to see what is wrong; the rest is counted, and stands in full in the plan. */
    private static final int GAPS_TOLD = 20;

    private final Terminal terminal;
    private final Talk talk;
    private final Survey survey;

    Visit(Terminal terminal, Talk talk) {
        this(terminal, talk, Engines.usual());
    }

    /** @param engine who looks for the best order of the stages */
    Visit(Terminal terminal, Talk talk, ScheduleEngine engine) {
        this(terminal, talk, new ToldProgress(talk), engine);
    }

    /** @param progress of a kind of its own */
    Visit(Terminal terminal, Talk talk, Survey.Progress progress, ScheduleEngine engine) {
        this.terminal = terminal;
        this.talk = talk;
        this.survey = new Survey(progress, engine);
    }

    Talk talk() {
        return talk;
    }

    Survey survey() {
        return survey;
    }

    /**
     * Reads the source and says what could not be read.
     *
     * @throws Refused when there is nothing to go on with
     */
    ClusterSnapshot scan(Source source) {
        return scanTogether(source).getFirst();
    }

    /**
     * As above, of every cluster that the source names.
     *
     * @throws Refused when there is nothing to go on with
     */
    List<ClusterSnapshot> scanTogether(Source source) {
        try {
            var snapshots = survey.scanTogether(source, terminal.in());
            snapshots.forEach(snapshot -> tell(mattering(snapshot)));
            return snapshots;
        } catch (SourceRefused refused) {
            throw Refused.unreadableSource(refused.sentence());
        }
    }

    /**
     * Reads what is known besides the source, and says what of it could not be read.
     *
     * @throws Refused when it cannot be used as it is
     */
    Testimony hear(Besides besides) {
        try {
            var testimony = survey.hear(besides);
            testimony.gaps().forEach(gap -> talk.warn("not read: " + gap));
            testimony.remarks().forEach(talk::note);
            return testimony;
        } catch (TestimonyRefused refused) {
            throw Refused.wrongUsage(refused.sentence());
        } catch (SourceRefused refused) {
            throw Refused.unreadableSource(refused.sentence());
        }
    }

    /** @throws Refused when a statement of the user makes no sense in this cluster */
    DependencyGraph graph(ClusterSnapshot snapshot, Testimony testimony) {
        try {
            return survey.graph(snapshot, testimony);
        } catch (TestimonyRefused refused) {
            throw Refused.wrongUsage(refused.sentence());
        }
    }

    /** @throws Refused when a statement of the user makes no sense in this cluster */
    Rollout rollout(
            ClusterSnapshot snapshot,
            Testimony testimony,
            TargetWish target,
            PlanPreferences preferences,
            Optional<SavedPlan> earlier) {
        try {
            return survey.rollout(snapshot, testimony, target, preferences, earlier.map(EarlierPlan::of));
        } catch (TestimonyRefused refused) {
            throw Refused.wrongUsage(refused.sentence());
        }
    }

    /** @throws Refused when the plan has no such stage, or cannot be held against a cluster */
    Tonight tonight(PlanAgainstCluster held, TonightWish wish, Path directory) {
        try {
            return switch (held.tonight(wish)) {
                case TonightAnswer.Answered(var tonight) -> tonight;
                case TonightAnswer.NoSuchStage(var because) -> throw Refused.wrongUsage(because);
                case TonightAnswer.Refused(var because) ->
                    throw Refused.unreadableSource(directory + " cannot be judged: " + because);
            };
        } catch (TestimonyRefused refused) {
            throw Refused.wrongUsage(refused.sentence());
        }
    }

    /** @throws Refused when the plan cannot be held against a cluster */
    PlanStatus status(PlanAgainstCluster held, Path directory) {
        return switch (held.status()) {
            case StatusAnswer.Answered(var status) -> status;
            case StatusAnswer.Refused(var because) ->
                throw Refused.unreadableSource(directory + " cannot be held against a cluster: " + because);
        };
    }

    private void tell(List<ScanGap> gaps) {
        gaps.stream().limit(GAPS_TOLD).forEach(gap -> talk.warn("not read: " + gap.where() + ": " + gap.because()));
        if (gaps.size() > GAPS_TOLD) {
            talk.warn("not read: " + (gaps.size() - GAPS_TOLD) + " more");
        }
    }

    /** Done, or done with gaps. */
    int exitCode(ClusterSnapshot snapshot) {
        return exitCode(snapshot, Testimony.none());
    }

    /** Done, or done with gaps in the source or in what was handed in besides. */
    int exitCode(ClusterSnapshot snapshot, Testimony testimony) {
        boolean whole = mattering(snapshot).isEmpty() && testimony.gaps().isEmpty();
        return whole ? ExitCode.DONE : ExitCode.DONE_WITH_GAPS;
    }

    static List<ScanGap> mattering(ClusterSnapshot snapshot) {
        return snapshot.gaps().stream().filter(ScanGap::matters).toList();
    }
}

package dev.meshward.desktop.rollout;

import dev.meshward.desktop.words.Words;
import dev.meshward.saved.RunState;
import dev.meshward.saved.SavedStep;
import dev.meshward.status.Answer;
import dev.meshward.status.Reason;
import dev.meshward.status.Reason.About;
import dev.meshward.status.StageStatus.State;
import dev.meshward.status.StageTonight;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What can be done with a stage that was begun and is not done: go through with it, leave it as it is for now, or take it
 * back. The judge replays a stage after each of its steps, with its pods old and new, and the way back from each of them: his
 * word on all three is in what he said of the stage.
 */
record HalfWay(StageTonight tonight, List<SavedStep> steps, List<SavedStep> undo) {

    /** What he says of the way back does not speak against going on, and the other way round. */
    private static final Set<About> OF_WAY_BACK = EnumSet.of(About.UNDO);

    /** Whether the next step may be taken, by gates and by order, does not matter to whoever takes none. */
    private static final Set<About> OF_NEXT_STEP = EnumSet.of(About.UNDO, About.GATE, About.ORDER, About.FILES);

    /**
     * One of the three.
     *
     * @param why sentences; never empty
     * @param steps in their order; none where nothing is done
     */
    record Choice(Kind kind, Answer answer, List<String> why, List<SavedStep> steps) {
        Choice {
            why = List.copyOf(why);
            steps = List.copyOf(steps);
        }
    }

    enum Kind {
        FINISH,
        HOLD,
        UNDO
    }

    HalfWay {
        steps = List.copyOf(steps);
        undo = List.copyOf(undo);
    }

    /** Whether a stage was begun and is not done, as far as people reported or the cluster shows. */
    static boolean isOne(RolloutStage stage) {
        boolean isReported = stage.reported().equals(RunState.FAILED.word())
                || stage.reported().equals(RunState.STARTED.word());
        return stage.status()
                .map(status -> status.state() == State.PARTLY || isReported && status.state() != State.DONE)
                .orElse(isReported);
    }

    List<Choice> choices() {
        return List.of(
                choice(Kind.FINISH, about(OF_WAY_BACK).toList(), steps),
                choice(Kind.HOLD, about(OF_NEXT_STEP).toList(), List.of()),
                undoing());
    }

    private Stream<Reason> about(Set<About> leftOut) {
        return tonight.reasons().stream().filter(reason -> !leftOut.contains(reason.about()));
    }

    private static Choice choice(Kind kind, List<Reason> reasons, List<SavedStep> steps) {
        var answer = reasons.stream()
                .map(Reason::weight)
                .max(Reason.Weight::compareTo)
                .map(HalfWay::answer)
                .orElse(Answer.GO);
        return new Choice(kind, answer, why(kind, answer, reasons), steps);
    }

    private static Answer answer(Reason.Weight heaviest) {
        return switch (heaviest) {
            case NOTE -> Answer.GO;
            case NOT_KNOWN -> Answer.NOT_KNOWN;
            case NO_GO -> Answer.NO_GO;
        };
    }

    /** The way back may be in doubt without a reason of its own: a field that holds something else is left alone. */
    private Choice undoing() {
        var reasons = tonight.reasons().stream()
                .filter(reason -> reason.about() == About.UNDO || reason.about() == About.FIELD)
                .toList();
        return new Choice(Kind.UNDO, tonight.undo(), why(Kind.UNDO, tonight.undo(), reasons), undo);
    }

    private static List<String> why(Kind kind, Answer answer, List<Reason> reasons) {
        var sentences = reasons.stream()
                .map(reason ->
                        Words.say("rollout.reason", Words.of("rollout.weight", reason.weight()), reason.sentence()))
                .toList();
        return answer == Answer.GO
                ? Stream.concat(Stream.of(Words.of("rollout.half-way-go", kind)), sentences.stream())
                        .toList()
                : sentences;
    }
}

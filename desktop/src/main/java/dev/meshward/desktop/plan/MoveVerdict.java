package dev.meshward.desktop.plan;

import dev.meshward.adoption.Gate;
import dev.meshward.adoption.Reason;
import dev.meshward.desktop.words.Words;
import dev.meshward.judge.StageJudgement;
import dev.meshward.survey.MoveAnswer;
import java.util.ArrayList;
import java.util.List;

/**
 * What the judge says of a move, in words.
 *
 * @param kind whether it was made
 * @param sentences why; the calls that break, the gates it rests on, what the rules of the ladder say against it
 */
public record MoveVerdict(Kind kind, String headline, List<String> sentences) {

    /** What became of the move. */
    public enum Kind {
        FINE,
        CONDITIONAL,
        REFUSED
    }

    public MoveVerdict {
        sentences = List.copyOf(sentences);
    }

    static MoveVerdict of(MoveAnswer answer, String subject, String stage) {
        return switch (answer) {
            case MoveAnswer.Fine(var _, var against) ->
                new MoveVerdict(Kind.FINE, Words.say("plan.move-fine", subject, stage), against(against));
            case MoveAnswer.Conditional(var _, var gates, var against) -> {
                var sentences = new ArrayList<>(
                        gates.stream().map(MoveVerdict::words).distinct().toList());
                sentences.addAll(against(against));
                yield new MoveVerdict(Kind.CONDITIONAL, Words.say("plan.move-conditional", subject, stage), sentences);
            }
            case MoveAnswer.Unsafe(var _, var calls, var problems, var against) -> {
                var sentences = new ArrayList<>(
                        calls.stream().map(StageJudgement::words).toList());
                sentences.addAll(problems);
                sentences.addAll(against(against));
                yield new MoveVerdict(Kind.REFUSED, Words.say("plan.move-refused", subject, stage), sentences);
            }
            case MoveAnswer.Impossible(var because) ->
                new MoveVerdict(Kind.REFUSED, Words.say("plan.move-impossible", subject, stage), List.of(because));
        };
    }

    private static List<String> against(List<Reason> reasons) {
        return reasons.stream()
                .map(reason -> Words.say("plan.against", reason.rule(), reason.because()))
                .toList();
    }

    private static String words(Gate gate) {
        return Words.say("plan.gate", gate.because(), gate.query(), gate.expect(), gate.forDuration());
    }
}

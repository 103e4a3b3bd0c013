package dev.meshward.cli;

import dev.meshward.adoption.AdoptionPlan;
import dev.meshward.adoption.Reason;
import dev.meshward.adoption.Stage;
import dev.meshward.adoption.StageKind;
import dev.meshward.adoption.Wish;
import dev.meshward.judge.StageJudgement;
import dev.meshward.survey.MoveAnswer;
import dev.meshward.survey.PlanEdits;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/** What the user moves to another stage by hand. */
final class MoveOptions {

    /** Calls and rules that are named; the rest is counted. */
    private static final int NAMED = 5;

    private static final Pattern FORM =
            Pattern.compile("(?:(join|strict|authorize):)?([^/=:]+)(?:/([^/=:]+))?=([^=]+)");

    @Option(
            names = "--move",
            paramLabel = "[RUNG:]NAMESPACE[/WORKLOAD]=STAGE",
            description = "Move a namespace, or a workload, to another stage, named by its number or id. RUNG is join,"
                + " strict or authorize; left out, the kind of that stage. May be given more than once. Refused, with"
                + " the calls, when it breaks some; kept when the plan is made again.")
    private List<String> moves = new ArrayList<>();

    /** A move as it was typed. */
    private record Typed(String text, Optional<StageKind> rung, Wish.Target subject, String stage) {

        private static Typed of(String text) {
            Matcher form = FORM.matcher(text.strip());
            if (!form.matches()) {
                throw Refused.wrongUsage("--move " + text + " is not understood; it looks like shop=7, shop/cart=7 or"
                        + " strict:shop/cart=7.");
            }
            return new Typed(
                    text,
                    Optional.ofNullable(form.group(1)).map(Typed::rung),
                    new Wish.Target(
                            form.group(2), Optional.ofNullable(form.group(3)).orElse("")),
                    form.group(4));
        }

        private static StageKind rung(String word) {
            return Stream.of(StageKind.JOIN, StageKind.STRICT, StageKind.AUTHORIZE)
                    .filter(kind -> kind.word().equals(word))
                    .findFirst()
                    .orElse(StageKind.JOIN);
        }

        private MoveAnswer in(PlanEdits edits, String id) {
            return rung.map(asked -> edits.move(subject, asked, id)).orElseGet(() -> edits.move(subject, id));
        }
    }

    boolean areNone() {
        return moves.isEmpty();
    }

    /** @throws Refused for a move that is written wrongly */
    void check() {
        moves.forEach(Typed::of);
    }

    /**
     * The plan after all moves.
     *
     * @param acceptUnsafe whether a move that breaks calls is made all the same
     * @throws Refused for one that breaks calls, or that cannot be made
     */
    PlanEdits made(PlanEdits edits, boolean acceptUnsafe, Talk talk) {
        var stages = edits.plan();
        var now = edits;
        for (var move : moves.stream().map(Typed::of).toList()) {
            now = switch (move.in(now, id(move, stages))) {
                case MoveAnswer.Impossible(var because) ->
                    throw Refused.wrongUsage("--move " + move.text() + ": " + because);
                case MoveAnswer.Unsafe unsafe when !acceptUnsafe -> throw Refused.no(why(move, unsafe));
                case MoveAnswer.Made made -> told(move, made, talk);
            };
        }
        return now;
    }

    private static String id(Typed move, AdoptionPlan plan) {
        return plan.stages().stream()
                .filter(stage -> Integer.toString(stage.number()).equals(move.stage())
                        || stage.id().equals(move.stage()))
                .map(Stage::id)
                .findFirst()
                .orElseThrow(() -> Refused.wrongUsage("--move " + move.text() + ": the plan has no stage "
                        + move.stage() + "; it has " + plan.stages().size() + ", counted from 0."));
    }

    private static String why(Typed move, MoveAnswer.Unsafe unsafe) {
        var broken = Stream.concat(
                        unsafe.calls().stream()
                                .map(call -> "stage " + call.stage() + ": " + StageJudgement.words(call)),
                        unsafe.problems().stream())
                .distinct()
                .toList();
        return "nothing was written: --move " + move.text() + " would break what works."
                + broken.stream().limit(NAMED).map(each -> "\n  " + each).collect(Collectors.joining())
                + (broken.size() > NAMED ? "\n  and " + (broken.size() - NAMED) + " more" : "");
    }

    private static PlanEdits told(Typed move, MoveAnswer.Made made, Talk talk) {
        var answer = switch (made) {
            case MoveAnswer.Fine _ -> "no call breaks";
            case MoveAnswer.Conditional conditional ->
                "no known call breaks, if " + Words.count(conditional.gates().size(), "gate")
                        + " of the changed stages hold";
            case MoveAnswer.Unsafe _ -> "calls break, and it is made all the same";
        };
        talk.note("--move " + move.text() + ": " + answer + ".");
        made.against().stream()
                .map(Reason::because)
                .distinct()
                .limit(NAMED)
                .forEach(because -> talk.note("  against it speaks: " + because));
        return made.edits();
    }
}

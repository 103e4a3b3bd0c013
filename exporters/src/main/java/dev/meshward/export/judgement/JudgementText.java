package dev.meshward.export.judgement;

import dev.meshward.judge.Grade;
import dev.meshward.judge.JudgedCall;
import dev.meshward.judge.Judgement;
import dev.meshward.judge.StageJudgement;
import java.util.List;

/** A judgement for a terminal: a line a stage, and below it what makes it no better. */
public final class JudgementText {

    /** More than this many of one sort are counted; the other formats name all. */
    private static final int NAMED = 5;

    private final StringBuilder text = new StringBuilder();
    private final Shown shown;

    private JudgementText(Shown shown) {
        this.shown = shown;
    }

    public static String of(Judgement judgement, Shown shown) {
        var printing = new JudgementText(shown);
        judgement.stages().forEach(printing::stage);
        printing.total(judgement);
        return printing.text.toString();
    }

    private void stage(StageJudgement stage) {
        line("%-12s %s".formatted(stage.grade().word(), stage.stage()));
        stage.problems().forEach(problem -> line("    " + problem));
        few(stage.calls().stream()
                .filter(shown::takes)
                .map(StageJudgement::words)
                .toList());
        if (stage.grade() == Grade.CONDITIONAL) {
            few(stage.conditions().stream()
                    .map(condition -> "holds if: " + condition.sentence())
                    .toList());
            gates(stage);
        }
        stage.edited().forEach(path -> line("    edited since the plan was written, judged as it is: " + path));
    }

    private void gates(StageJudgement stage) {
        int gates = stage.gates().size();
        line(
                gates == 0
                        ? "    No gate of the plan looks at it."
                        : "    " + gates + (gates == 1 ? " gate looks" : " gates look") + " at it, the first for "
                                + stage.gates().getFirst().forDuration() + ": "
                                + stage.gates().getFirst().because());
    }

    private void few(List<String> sentences) {
        int named = shown == Shown.ALL ? sentences.size() : Math.min(NAMED, sentences.size());
        sentences.stream().limit(named).forEach(sentence -> line("    " + sentence));
        if (sentences.size() > named) {
            line("    and " + (sentences.size() - named) + " more (--all, or --format csv)");
        }
    }

    private void total(Judgement judgement) {
        line("");
        line("The plan is " + judgement.grade().word() + ": " + judgement.stagesOf(Grade.SAFE) + " safe, "
                + judgement.stagesOf(Grade.CONDITIONAL) + " conditional and " + judgement.stagesOf(Grade.UNSAFE)
                + " unsafe stages; " + judgement.callsOf(JudgedCall.Outcome.REFUSED) + " refusals, "
                + judgement.callsOf(JudgedCall.Outcome.OPENED) + " opened doors, "
                + judgement.callsOf(JudgedCall.Outcome.UNKNOWN) + " unknown.");
        line("At the end " + judgement.ending().mutual() + " of "
                + judgement.ending().calls() + " known calls between workloads arrive with mutual TLS.");
    }

    private void line(String line) {
        text.append(line).append('\n');
    }
}

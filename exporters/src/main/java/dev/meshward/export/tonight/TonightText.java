package dev.meshward.export.tonight;

import dev.meshward.export.judgement.Shown;
import dev.meshward.status.Answer;
import dev.meshward.status.GateLook;
import dev.meshward.status.Progress;
import dev.meshward.status.Reason;
import dev.meshward.status.StageTonight;
import dev.meshward.status.Tonight;
import java.util.List;

/** The answer for a terminal: a line a stage, below it why, and every gate with what was seen. */
public final class TonightText {

    /** More than this many of one sort are counted; the other formats name all. */
    private static final int NAMED = 8;

    private final StringBuilder text = new StringBuilder();
    private final Shown shown;

    private TonightText(Shown shown) {
        this.shown = shown;
    }

    public static String of(Tonight tonight, Shown shown) {
        var printing = new TonightText(shown);
        tonight.stages().forEach(printing::stage);
        printing.total(tonight);
        return printing.text.toString();
    }

    private void stage(StageTonight stage) {
        var progress = stage.progress() == Progress.NOT_BEGUN
                ? ""
                : ", " + stage.progress().word();
        line("%-10s %s (%s%s)"
                .formatted(
                        stage.answer().word(),
                        stage.planned().folder(),
                        stage.planned().id(),
                        progress));
        few(sentences(stage, Reason.Weight.NO_GO, "because "));
        few(sentences(stage, Reason.Weight.NOT_KNOWN, "not known: "));
        few(sentences(stage, Reason.Weight.NOTE, "note: "));
        stage.gates().stream()
                .filter(look -> look.state() == GateLook.State.HOLDS)
                .forEach(look -> line("    gate " + look.sentence()));
        if (stage.undo() != Answer.GO) {
            line("    undo: " + (stage.undo() == Answer.NO_GO ? "does not lead back" : "leaves alone what drifted"));
        }
    }

    private static List<String> sentences(StageTonight stage, Reason.Weight weight, String prefix) {
        return stage.reasons().stream()
                .filter(reason -> reason.weight() == weight)
                .map(reason -> prefix + reason.sentence())
                .toList();
    }

    private void few(List<String> sentences) {
        int named = shown == Shown.ALL ? sentences.size() : Math.min(NAMED, sentences.size());
        sentences.stream().limit(named).forEach(sentence -> line("    " + sentence));
        if (sentences.size() > named) {
            line("    and " + (sentences.size() - named) + " more (--all, or --format csv)");
        }
    }

    private void total(Tonight tonight) {
        line("");
        line(tonight.answer().word() + ": " + count(tonight, Answer.GO) + " go, " + count(tonight, Answer.NO_GO)
                + " no-go, " + count(tonight, Answer.NOT_KNOWN) + " not known, on " + tonight.cluster()
                + tonight.seenAt().map(at -> " as of " + at).orElse("") + ".");
    }

    private static long count(Tonight tonight, Answer answer) {
        return tonight.stages().stream()
                .filter(stage -> stage.answer() == answer)
                .count();
    }

    private void line(String line) {
        text.append(line).append('\n');
    }
}

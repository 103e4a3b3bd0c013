package dev.meshward.cli;

import dev.meshward.export.judgement.JudgementCsv;
import dev.meshward.export.judgement.JudgementJson;
import dev.meshward.export.judgement.JudgementText;
import dev.meshward.export.judgement.Shown;
import dev.meshward.export.junit.JudgementJunit;
import dev.meshward.export.junit.TonightJunit;
import dev.meshward.export.tonight.TonightCsv;
import dev.meshward.export.tonight.TonightJson;
import dev.meshward.export.tonight.TonightText;
import dev.meshward.judge.Grade;
import dev.meshward.judge.Judgement;
import dev.meshward.status.Answer;
import dev.meshward.status.Tonight;
import dev.meshward.survey.Judging;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Replays the files of a plan and says which calls break and which doors open; or whether a stage may go tonight. */
@Command(name = "judge", description = "Replays the files of a plan and says what becomes of every call.")
final class JudgeCommand implements Callable<Integer> {

    private final Terminal terminal;

    @ParentCommand
    private MeshwardCommand meshward = new MeshwardCommand();

    @Parameters(paramLabel = "DIR", description = "The folder of a plan.")
    private Path directory = Path.of("");

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "text",
            description = "${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
    private Format format = Format.TEXT;

    @Option(
            names = "--all",
            description = "Calls that go on as well, not only those that are refused, opened or unknown.")
    private boolean all;

    @Option(
            names = "--fail-on",
            paramLabel = "GRADE",
            defaultValue = "unsafe",
            description = "From which grade on the answer is no, exit code 1: ${COMPLETION-CANDIDATES}."
                    + " Default: ${DEFAULT-VALUE}.")
    private FailOn failOn = FailOn.UNSAFE;

    @Mixin
    private AgainstOptions against = new AgainstOptions();

    JudgeCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        var visit = new Visit(terminal, meshward.talk(terminal));
        return against.isAsked() ? tonight(visit) : replayed(visit);
    }

    private int replayed(Visit visit) {
        against.requireNone();
        var judgement = judgement(visit);
        visit.talk().silence();
        terminal.out().print(format.print(judgement, all ? Shown.ALL : Shown.TROUBLE, directory.toString()));
        return failOn.isReachedBy(judgement) ? ExitCode.NO : ExitCode.DONE;
    }

    private Judgement judgement(Visit visit) {
        return switch (visit.survey().judge(PlanFolder.files(directory))) {
            case Judging.Judged(var judgement) -> judgement;
            case Judging.Refused(var because) ->
                throw Refused.unreadableSource(directory + " cannot be judged: " + because);
        };
    }

    private int tonight(Visit visit) {
        var source = against.source();
        var plan = PlanFolder.read(directory);
        var wish = against.wish(visit, terminal);
        var now = visit.scan(source);
        var tonight = visit.tonight(visit.survey().against(plan, PlanFolder.files(directory), now), wish, directory);
        visit.talk().silence();
        terminal.out().print(format.print(tonight, all ? Shown.ALL : Shown.TROUBLE));
        return tonight.answer() == Answer.GO ? ExitCode.DONE : ExitCode.NO;
    }

    /** How a judgement is printed. */
    enum Format {
        TEXT,
        JSON,
        CSV,
        JUNIT;

        /** @param plan the folder that was judged */
        String print(Judgement judgement, Shown shown, String plan) {
            return switch (this) {
                case TEXT -> JudgementText.of(judgement, shown);
                case JSON -> JudgementJson.of(judgement, shown);
                case CSV -> JudgementCsv.of(judgement, shown);
                case JUNIT -> JudgementJunit.of(judgement, plan);
            };
        }

        String print(Tonight tonight, Shown shown) {
            return switch (this) {
                case TEXT -> TonightText.of(tonight, shown);
                case JSON -> TonightJson.of(tonight);
                case CSV -> TonightCsv.of(tonight);
                case JUNIT -> TonightJunit.of(tonight);
            };
        }

        @Override
        public String toString() {
            return Terminal.lower(name());
        }
    }

    /** From which grade on the answer is no. */
    enum FailOn {
        UNSAFE,
        CONDITIONAL;

        boolean isReachedBy(Judgement judgement) {
            return switch (this) {
                case UNSAFE -> judgement.grade() == Grade.UNSAFE;
                case CONDITIONAL -> judgement.grade() != Grade.SAFE;
            };
        }

        @Override
        public String toString() {
            return Terminal.lower(name());
        }
    }
}

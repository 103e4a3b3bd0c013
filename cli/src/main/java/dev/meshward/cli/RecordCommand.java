package dev.meshward.cli;

import dev.meshward.export.RunLogWriter;
import dev.meshward.saved.Recording.Report;
import dev.meshward.saved.RunState;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.TypeConversionException;

/** Writes into the run log of a plan what was done with one of its stages. */
@Command(name = "record", description = "Writes down what was done with a stage: the run log of a plan.")
final class RecordCommand implements Callable<Integer> {

    private final Terminal terminal;

    @ParentCommand
    private MeshwardCommand meshward = new MeshwardCommand();

    @Parameters(index = "0", paramLabel = "DIR", description = "The folder of a plan.")
    private Path directory = Path.of("");

    @Parameters(index = "1", paramLabel = "STAGE", description = "The stage: its id, its folder or its number.")
    private String stage = "";

    @Parameters(
            index = "2",
            paramLabel = "STATE",
            converter = Words.class,
            description = "started, applied, failed or undone.")
    private RunState state = RunState.STARTED;

    @Option(
            names = "--by",
            paramLabel = "NAME",
            description = "Who reports it. Default: the name of the user who is logged in.")
    private Optional<String> by = Optional.empty();

    @Option(names = "--note", paramLabel = "TEXT", defaultValue = "", description = "What is worth remembering.")
    private String note = "";

    RecordCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        var talk = meshward.talk(terminal);
        switch (WrittenWhole.by(() -> RunLogWriter.record(directory, report()))) {
            case RunLogWriter.Outcome.Written(var remarks) -> {
                remarks.forEach(talk::warn);
                talk.note("recorded: " + stage + " " + state.word());
            }
            case RunLogWriter.Outcome.NoSuchStage(var because) -> throw Refused.wrongUsage(because);
            case RunLogWriter.Outcome.NotAfter(var because) -> throw Refused.no(because);
            case RunLogWriter.Outcome.Unreadable(var because) -> throw Refused.unreadableSource(because);
            case RunLogWriter.Outcome.Failed(var because) -> throw Refused.wrongUsage(because);
        }
        return ExitCode.DONE;
    }

    private Report report() {
        var who = by.orElseGet(() -> System.getProperty("user.name", ""));
        return new Report(stage, state, who.strip(), note.strip(), Instant.now());
    }

    /** The states by their words. */
    static final class Words implements ITypeConverter<RunState> {
        @Override
        public RunState convert(String value) {
            try {
                return RunState.valueOf(value.toUpperCase(Locale.ROOT));
            } catch (IllegalArgumentException _) {
                throw new TypeConversionException("\"" + value + "\" is none of started, applied, failed, undone");
            }
        }
    }
}

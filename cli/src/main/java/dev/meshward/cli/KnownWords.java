package dev.meshward.cli;

import dev.meshward.dependencies.Confidence;
import dev.meshward.dependencies.DependencyKind;
import dev.meshward.export.analysis.Analysis;
import dev.meshward.export.documents.DocumentFormat;
import dev.meshward.export.graphs.GraphFormat;
import java.util.Arrays;
import java.util.function.Function;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.TypeConversionException;

/** Reads words that stand for one of a few things, as the outputs write them. */
final class KnownWords {

    private KnownWords() {}

    static void teach(CommandLine commandLine) {
        teach(commandLine, Confidence.class, Confidence::word);
        teach(commandLine, DependencyKind.class, DependencyKind::word);
        teach(commandLine, GraphFormat.class, GraphFormat::word);
        teach(commandLine, FindingFormat.class, FindingFormat::toString);
        teach(commandLine, DocumentFormat.class, DocumentFormat::toString);
        teach(commandLine, Analysis.class, Analysis::toString);
        teach(commandLine, CheckCommand.FailOn.class, CheckCommand.FailOn::toString);
        teach(commandLine, CompletionCommand.Shell.class, CompletionCommand.Shell::toString);
        teach(commandLine, LogLevel.class, LogLevel::toString);
    }

    private static <E extends Enum<E>> void teach(CommandLine commandLine, Class<E> type, Function<E, String> word) {
        commandLine.registerConverter(type, written -> find(written, type.getEnumConstants(), word));
    }

    private static <E> E find(String written, E[] all, Function<E, String> word) {
        return Arrays.stream(all)
                .filter(each -> word.apply(each).equals(Terminal.lower(written)))
                .findFirst()
                .orElseThrow(() -> new TypeConversionException("\"" + written + "\" is none of "
                        + Arrays.stream(all).map(word).collect(Collectors.joining(", "))));
    }
}

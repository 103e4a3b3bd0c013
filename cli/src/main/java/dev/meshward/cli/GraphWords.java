package dev.meshward.cli;

import dev.meshward.dependencies.Confidence;
import dev.meshward.dependencies.DependencyKind;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads the words of the graph as the outputs write them. */
final class GraphWords {

    private GraphWords() {}

    /** {@code low}, {@code medium} or {@code high}. */
    static final class ConfidenceWord implements ITypeConverter<Confidence> {
        @Override
        public Confidence convert(String word) {
            return find(word, Confidence.values(), Confidence::word);
        }
    }

    /** {@code call}, {@code probe} …. */
    static final class KindWord implements ITypeConverter<DependencyKind> {
        @Override
        public DependencyKind convert(String word) {
            return find(word, DependencyKind.values(), DependencyKind::word);
        }
    }

    private static <T> T find(String word, T[] all, Function<T, String> wordOf) {
        return Arrays.stream(all)
                .filter(each -> wordOf.apply(each).equals(Terminal.lower(word)))
                .findFirst()
                .orElseThrow(() -> new TypeConversionException("\"" + word + "\" is none of "
                        + List.of(all).stream().map(wordOf).collect(Collectors.joining(", "))));
    }
}

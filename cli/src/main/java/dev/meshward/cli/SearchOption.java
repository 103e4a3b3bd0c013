package dev.meshward.cli;

import dev.meshward.search.Search;
import dev.meshward.search.SearchField;
import dev.meshward.search.SearchReading;
import java.util.Set;
import java.util.stream.Collectors;
import picocli.CommandLine.Option;

/** What somebody searches for, in the grammar of the window and of the HTML document. */
final class SearchOption {

    @Option(
            names = "--search",
            paramLabel = "TEXT",
            defaultValue = "",
            description = "Only what is found: words, ns: wl: label: calls: calledby: finding: confidence<high, !, or,"
                    + " parentheses, /regex/, ~fuzzy.")
    private String text = "";

    /**
     * @param known the fields that mean something here
     * @throws Refused when it is not understood, or asks for what nothing here has
     */
    Search search(Set<SearchField> known) {
        return switch (Search.of(text)) {
            case SearchReading.Refused refused ->
                throw Refused.wrongUsage("--search, " + refused.sentence() + "\n" + refused.marked());
            case SearchReading.Read(var search) -> onlyKnown(search, known);
        };
    }

    private static Search onlyKnown(Search search, Set<SearchField> known) {
        search.fields().stream()
                .filter(field -> !known.contains(field))
                .findFirst()
                .ifPresent(field -> {
                    throw Refused.wrongUsage("--search: nothing here has " + field.word() + ": (" + field.about()
                            + "). It has "
                            + known.stream()
                                    .sorted()
                                    .map(each -> each.word() + ":")
                                    .collect(Collectors.joining(", ")) + ".");
                });
        return search;
    }
}

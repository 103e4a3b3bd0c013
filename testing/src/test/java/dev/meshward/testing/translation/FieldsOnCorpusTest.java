package dev.meshward.testing.translation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.meshward.mesh.MeshName;
import dev.meshward.mesh.intent.Aspect;
import dev.meshward.mesh.intent.Fate;
import dev.meshward.mesh.intent.TranslationLedger.Page;
import dev.meshward.testing.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What becomes of the fields that the projects themselves write: the table in {@code docs} is what it says today. */
class FieldsOnCorpusTest {

    private static final Path TABLE = Repository.here().at("docs/translation/on-corpora.md");

    @Test
    void the_table_says_how_many_fields_of_each_kind_are_carried_and_why_the_others_are_not() throws IOException {
        assumeThat(TranslationCorpus.FOLDER)
                .describedAs("../shared/translation is absent")
                .isPresent();
        var table = """
                # Fields on the corpora

                What becomes of every field of the manifests in `../shared/translation`, each file translated by itself. `FieldsOnCorpusTest` holds this
                table where the manifests lie beside the repository, and writes it anew with `-Dgolden=rewrite`. Each code that is lost was held against
                the mapping tables (linkerd.md G.1 to G.7); its page says why the other mesh has no form for it, and what to do.
                """ + section("From Istio to Linkerd", MeshName.LINKERD)
                + section("From Linkerd to Istio", MeshName.ISTIO);

        if ("rewrite".equals(System.getProperty("golden"))) {
            Files.writeString(TABLE, table);
        }
        assertThat(TABLE).hasContent(table);
    }

    private static String section(String title, MeshName to) {
        var pages = TranslationCorpus.files().stream()
                .filter(file -> TranslationCorpus.other(file) == to)
                .flatMap(file -> TranslationCorpus.translated(List.of(file.toString()), to).ledger().pages().stream())
                .toList();
        return "\n## " + title + "\n\n| Kind | Carried | Approximated | Lost |\n|---|---|---|---|\n" + byKind(pages)
                + "\n| Lost | What it is about | Fields | Because |\n|---|---|---|---|\n" + byCode(pages);
    }

    private static String byKind(List<Page> pages) {
        Map<String, Map<String, Long>> counts = new TreeMap<>();
        for (var page : pages) {
            page.entries()
                    .forEach(entry -> List.of(page.object().key().kind(), "~ all")
                            .forEach(kind -> counts.computeIfAbsent(kind, _ -> new TreeMap<>())
                                    .merge(entry.fate().word(), 1L, Long::sum)));
        }
        return counts.entrySet().stream()
                .map(row -> "| %s | %d | %d | %d |\n"
                        .formatted(
                                row.getKey().replace("~ all", "all"),
                                row.getValue().getOrDefault("carried", 0L),
                                row.getValue().getOrDefault("approximated", 0L),
                                row.getValue().getOrDefault("lost", 0L)))
                .collect(Collectors.joining());
    }

    private static String byCode(List<Page> pages) {
        Map<Aspect, Map<String, Long>> counts = new TreeMap<>(Comparator.comparing(Aspect::code));
        pages.stream()
                .flatMap(page -> page.entries().stream())
                .map(entry -> entry.fate())
                .filter(Fate.Lost.class::isInstance)
                .map(Fate.Lost.class::cast)
                .forEach(lost -> counts.computeIfAbsent(lost.aspect(), _ -> new TreeMap<>())
                        .merge(reason(lost), 1L, Long::sum));
        return counts.entrySet().stream()
                .flatMap(code -> code.getValue().entrySet().stream()
                        .map(row -> "| %s | %s | %d | %s |\n"
                                .formatted(code.getKey().code(), code.getKey().title(), row.getValue(), row.getKey())))
                .collect(Collectors.joining());
    }

    /** Without what is different from file to file. */
    private static String reason(Fate.Lost lost) {
        return lost.because()
                .replaceAll("Another version of this object.*", "Another version of this object is used instead.")
                .replace("|", "\\|");
    }
}

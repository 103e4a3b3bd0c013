package dev.meshward.testing.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.meshward.manifest.DataReader;
import dev.meshward.manifest.ManifestWriter;
import dev.meshward.manifest.Mapping;
import dev.meshward.manifest.Value;
import dev.meshward.testing.Repository;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The grammar of searches, in Java and in the JavaScript of the HTML document, held to one table. */
class SearchCasesTest {

    private static final Cases CASES = Cases.read();

    private static final List<String> PIECES = List.of(
            "shop",
            "ledger",
            "~legder",
            "ns:",
            "wl:",
            "stage:",
            "stage<",
            "4",
            "state:",
            "s",
            "o",
            "confidence>=",
            "low",
            "medium",
            "calls:",
            "calledby:data",
            "label:app=web",
            "finding:131",
            "or",
            "OR",
            "(",
            ")",
            "!",
            "\"",
            "\"the" + " front\"",
            "/^led/",
            "/[/",
            "/a.b/",
            "/",
            "~",
            ":",
            "=",
            "<",
            "中文",
            "\u3000",
            "MW-131",
            "\\");

    @Test
    void every_search_of_the_table_finds_what_the_table_says() {
        assertThat(CASES.finds())
                .hasSizeGreaterThan(60)
                .allSatisfy(row ->
                        assertThat(CASES.answer(row.search())).as(row.search()).isEqualTo(row.answer()));
    }

    @Test
    void every_broken_search_of_the_table_is_refused_at_its_position() {
        assertThat(CASES.refuses())
                .hasSizeGreaterThan(25)
                .allSatisfy(row ->
                        assertThat(CASES.answer(row.search())).as(row.search()).isEqualTo(row.answer()));
    }

    @Test
    void the_twin_in_javascript_answers_the_whole_table_and_random_searches_alike() throws Exception {
        assumeThat(hasNode()).as("node on the path").isTrue();
        var searches = Stream.of(CASES.finds().stream(), CASES.refuses().stream())
                .flatMap(rows -> rows)
                .map(Cases.Case::search)
                .collect(Collectors.toCollection(ArrayList::new));
        var random = new Random(20261123);
        for (int i = 0; i < 3000; i++) {
            searches.add(randomSearch(random));
        }

        var answers = inJavaScript(searches);

        assertThat(answers).hasSameSizeAs(searches);
        for (int i = 0; i < searches.size(); i++) {
            assertThat(answers.get(i)).as(searches.get(i)).isEqualTo(CASES.answer(searches.get(i)));
        }
    }

    private static String randomSearch(Random random) {
        var search = new StringBuilder();
        int pieces = 1 + random.nextInt(7);
        for (int i = 0; i < pieces; i++) {
            search.append(PIECES.get(random.nextInt(PIECES.size()))).append(random.nextBoolean() ? " " : "");
        }
        return search.toString();
    }

    private static boolean hasNode() {
        try {
            var node = new ProcessBuilder("node", "--version")
                    .redirectErrorStream(true)
                    .start();
            node.getInputStream().readAllBytes();
            return node.waitFor() == 0;
        } catch (IOException _) {
            return false;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> inJavaScript(List<String> searches) throws Exception {
        var repository = Repository.here();
        var node = new ProcessBuilder(
                        "node",
                        repository.at("testing/search/judge.js").toString(),
                        repository
                                .at("exporters/src/main/resources/dev/meshward/export/html/search.js")
                                .toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        var question = Mapping.building()
                .put("things", CASES.root().at("things").value().orElseThrow())
                .put(
                        "searches",
                        Value.Sequence.of(searches.stream().map(Value.Text::of).toList()))
                .build();
        try (var in = node.getOutputStream()) {
            in.write(ManifestWriter.json(question).getBytes(StandardCharsets.UTF_8));
        }
        var printed = node.getInputStream().readAllBytes();
        assertThat(node.waitFor()).isZero();
        return DataReader.json("node", printed).documents().getFirst().items().stream()
                .map(answer -> answer.text()
                        .orElseGet(() -> answer.items().stream()
                                .map(Cases::text)
                                .sorted()
                                .toList()
                                .toString()))
                .toList();
    }
}

package dev.meshward.testing.search;

import dev.meshward.manifest.DataReader;
import dev.meshward.manifest.Field;
import dev.meshward.search.Findable;
import dev.meshward.search.Search;
import dev.meshward.search.SearchField;
import dev.meshward.search.SearchReading;
import dev.meshward.testing.Repository;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The table of searches that both twins of the grammar are held to. */
record Cases(Field root, Map<String, Thing> things) {

    /** Something to be found, as the table describes it. */
    record Thing(Field described) implements Findable {

        @Override
        public List<String> texts() {
            return described.at("texts").items().stream().map(Cases::text).toList();
        }

        @Override
        public List<String> values(SearchField field) {
            return described.at("values", field.word()).items().stream()
                    .map(Cases::text)
                    .toList();
        }
    }

    /** One row: a search, and what it finds or the position that is wrong. */
    record Case(String search, String answer) {}

    static Cases read() {
        try {
            var bytes = Files.readAllBytes(Repository.here().at("testing/search/cases.json"));
            var root = DataReader.json("cases.json", bytes).documents().getFirst();
            var things = new TreeMap<String, Thing>();
            root.at("things").entries().forEach(each -> things.put(each.key(), new Thing(each)));
            return new Cases(root, things);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<Case> finds() {
        return root.at("finds").items().stream()
                .map(row -> new Case(
                        text(row.items().getFirst()),
                        row.items().getLast().items().stream()
                                .map(Cases::text)
                                .sorted()
                                .toList()
                                .toString()))
                .toList();
    }

    List<Case> refuses() {
        return root.at("refuses").items().stream()
                .map(row ->
                        new Case(text(row.items().getFirst()), text(row.items().getLast())))
                .toList();
    }

    /** As the table writes answers: what is found, sorted, or the position that is wrong. */
    String answer(String search) {
        return switch (Search.of(search)) {
            case SearchReading.Read(var read) ->
                things.entrySet().stream()
                        .filter(thing -> read.finds(thing.getValue()))
                        .map(Map.Entry::getKey)
                        .toList()
                        .toString();
            case SearchReading.Refused refused -> String.valueOf(refused.position());
        };
    }

    static String text(Field field) {
        return field.text().orElseThrow();
    }
}

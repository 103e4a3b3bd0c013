package dev.meshward.mesh.intent;

import dev.meshward.manifest.Manifest;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What became of every leaf field of every object that was read, each exactly once, in the order written. */
public record TranslationLedger(List<Page> pages) {

    /** The fields of one object. */
    public record Page(Manifest object, List<Entry> entries) {
        public Page {
            entries = List.copyOf(entries);
        }
    }

    public record Entry(Leaf leaf, Fate fate) {}

    public TranslationLedger {
        pages = List.copyOf(pages);
    }

    public static TranslationLedger of(List<Fields> read, TargetWriting written) {
        return new TranslationLedger(read.stream()
                .map(fields -> new Page(
                        fields.object(),
                        fields.leaves().stream()
                                .map(leaf -> new Entry(leaf, FateOfLeaf.of(leaf, fields, written)))
                                .toList()))
                .toList());
    }

    /** How many fields met each fate, by its word. */
    public Map<String, Long> totals() {
        return pages.stream()
                .flatMap(page -> page.entries().stream())
                .collect(Collectors.groupingBy(
                        entry -> entry.fate().word(), java.util.TreeMap::new, Collectors.counting()));
    }
}

package dev.meshward.mesh.intent;

import dev.meshward.manifest.Manifest;
import dev.meshward.manifest.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

    /**
     * The same with the fields of objects that were read and not used, because the same object stands somewhere else again:
     * the fate of its twin's field where both say the same, and lost where they do not.
     */
    public TranslationLedger withUnused(List<Fields> unused) {
        var all = new ArrayList<>(pages);
        unused.forEach(fields -> all.add(unusedPage(fields)));
        return new TranslationLedger(all);
    }

    private Page unusedPage(Fields fields) {
        var used = pages.stream()
                .filter(page -> page.object().key().equals(fields.object().key()))
                .findFirst();
        var isSame = used.filter(
                        page -> page.object().content().equals(fields.object().content()))
                .isPresent();
        var fateByPath = used.filter(_ -> isSame).stream()
                .flatMap(page -> page.entries().stream())
                .collect(Collectors.toMap(entry -> entry.leaf().place().path(), Entry::fate));
        var replaced = replaced(used.map(page -> page.object().place()));
        return new Page(
                fields.object(),
                fields.leaves().stream()
                        .map(leaf -> new Entry(
                                leaf, fateByPath.getOrDefault(leaf.place().path(), replaced)))
                        .toList());
    }

    private static Fate replaced(Optional<Place> by) {
        return new Fate.Lost(
                GeneralAspect.REPLACED,
                "Another version of this object"
                        + by.map(place -> " stands at " + place + " and").orElse("") + " is used instead.",
                "Translate the file alone where this version is meant.");
    }

    /** How many fields met each fate, by its word. */
    public Map<String, Long> totals() {
        return pages.stream()
                .flatMap(page -> page.entries().stream())
                .collect(Collectors.groupingBy(
                        entry -> entry.fate().word(), java.util.TreeMap::new, Collectors.counting()));
    }
}

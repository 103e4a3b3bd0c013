package dev.meshward.export.translation;

import dev.meshward.equivalence.Compared;
import dev.meshward.equivalence.Comparison;
import dev.meshward.equivalence.Difference;
import dev.meshward.equivalence.Relation;
import dev.meshward.equivalence.Unchecked;
import dev.meshward.manifest.ManifestWriter;
import dev.meshward.manifest.Mapping;
import dev.meshward.manifest.ObjectKey;
import dev.meshward.manifest.Value;
import dev.meshward.mesh.intent.Fate;
import dev.meshward.mesh.intent.Remark;
import dev.meshward.mesh.intent.TranslationLedger;
import dev.meshward.translation.Translation;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The report of a translation for programs: every field of every object once, and what both configurations decide. */
public final class TranslationJson {

    private TranslationJson() {}

    public static String of(Translation translation) {
        return ManifestWriter.json(Mapping.building()
                .put("schema", "meshward.dev/translation/v1")
                .put("from", translation.from().word())
                .put("to", translation.to().name().word())
                .put("version", translation.to().meshVersion())
                .put("objects", objects(translation.ledger()))
                .put("totals", totals(translation.ledger()))
                .put(
                        "remarks",
                        Value.Sequence.of(translation.remarks().stream()
                                .map(TranslationJson::remark)
                                .toList()))
                .put("equivalence", equivalence(translation.comparison()))
                .build());
    }

    private static Value objects(TranslationLedger ledger) {
        return Value.Sequence.of(
                ledger.pages().stream().map(TranslationJson::object).toList());
    }

    private static Mapping object(TranslationLedger.Page page) {
        var place = page.object().place();
        return Mapping.building()
                .put("apiVersion", page.object().apiVersion())
                .put("kind", page.object().key().kind())
                .put("namespace", page.object().key().namespace())
                .put("name", page.object().key().name())
                .put("file", place.file())
                .put("line", place.line())
                .put(
                        "fields",
                        Value.Sequence.of(page.entries().stream()
                                .map(TranslationJson::field)
                                .toList()))
                .build();
    }

    private static Mapping field(TranslationLedger.Entry entry) {
        var place = entry.leaf().place();
        var field = Mapping.building()
                .put("path", place.path())
                .put("line", place.line())
                .put("fate", entry.fate().word())
                .put("code", entry.fate().aspect().code());
        switch (entry.fate()) {
            case Fate.Carried(var _, var into) -> field.put("into", into(into));
            case Fate.Approximated(var _, var into, var because) ->
                field.put("because", because).put("into", into(into));
            case Fate.Lost(var _, var because, var instead) ->
                field.put("because", because).put("instead", instead);
        }
        return field.build();
    }

    private static Value into(List<ObjectKey> into) {
        return Value.Sequence.of(
                into.stream().map(ObjectKey::toString).map(Value.Text::of).toList());
    }

    private static Mapping totals(TranslationLedger ledger) {
        var totals = Mapping.building();
        for (var word : List.of("carried", "approximated", "lost")) {
            totals.put(word, ledger.totals().getOrDefault(word, 0L));
        }
        return totals.put("byKind", byKind(ledger)).build();
    }

    private static Mapping byKind(TranslationLedger ledger) {
        Map<String, List<TranslationLedger.Page>> pagesByKind = ledger.pages().stream()
                .collect(Collectors.groupingBy(page -> page.object().key().kind(), TreeMap::new, Collectors.toList()));
        var byKind = Mapping.building();
        pagesByKind.forEach((kind, pages) -> {
            var counts = Mapping.building();
            new TranslationLedger(pages).totals().forEach(counts::put);
            byKind.put(kind, counts.build());
        });
        return byKind.build();
    }

    private static Mapping remark(Remark remark) {
        return Mapping.building()
                .put("code", remark.aspect().code())
                .put("object", remark.object().toString())
                .put("file", remark.place().file())
                .put("line", remark.place().line())
                .put("because", remark.sentence())
                .build();
    }

    private static Mapping equivalence(Comparison comparison) {
        return Mapping.building()
                .put(
                        "authorization",
                        side(
                                comparison.authorization(),
                                comparison.ofAuthorization(),
                                comparison.doors().stream()
                                        .map(door -> new Part(door.workload() + ":" + door.port(), door.compared()))
                                        .toList()))
                .put("routing", routing(comparison))
                .build();
    }

    private static Mapping routing(Comparison comparison) {
        return side(
                        comparison.routing(),
                        comparison.ofRouting(),
                        comparison.configuredWays().stream()
                                .map(way -> new Part(way.words(), way.compared()))
                                .toList())
                .with("byTheMeshes", rows(comparison.ofTheMeshes(), difference -> Stream.of(example(difference))));
    }

    private record Part(String name, Compared compared) {}

    private static Mapping side(Relation relation, List<Difference> differences, List<Part> parts) {
        boolean isUnchecked = relation == Relation.EQUAL
                && parts.stream().anyMatch(part -> !part.compared().unchecked().isEmpty());
        return Mapping.building()
                .put("verdict", isUnchecked ? "not-checked" : relation.word())
                .put("counterexamples", rows(differences, difference -> Stream.of(example(difference))))
                .put(
                        "notChecked",
                        rows(
                                parts,
                                part -> part.compared().unchecked().stream()
                                        .map(unchecked -> unchecked(part.name(), unchecked))))
                .build();
    }

    private static <T> Value rows(List<T> parts, Function<T, Stream<Mapping>> rows) {
        return Value.Sequence.of(parts.stream().flatMap(rows).toList());
    }

    private static Mapping example(Difference difference) {
        var example = difference.example();
        return Mapping.building()
                .put("at", difference.at())
                .put("relation", example.relation().word())
                .put("caller", String.join(", ", difference.callers()))
                .put("request", example.request())
                .put("before", example.first())
                .put("after", example.second())
                .build();
    }

    private static Mapping unchecked(String where, Unchecked unchecked) {
        return Mapping.building()
                .put("at", where)
                .put("part", unchecked.part())
                .put("because", unchecked.because())
                .build();
    }
}

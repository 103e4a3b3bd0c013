package dev.meshward.desktop.translate;

import dev.meshward.desktop.words.Words;
import dev.meshward.equivalence.Compared;
import dev.meshward.equivalence.Comparison;
import dev.meshward.equivalence.Difference;
import dev.meshward.equivalence.Relation;
import dev.meshward.export.translation.TranslationFiles;
import dev.meshward.manifest.Manifest;
import dev.meshward.translation.Translation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A translation as it is looked at.
 *
 * @param fields what became of every field
 * @param verdict the figures, and what both configurations decide, in sentences
 * @param differences requests with which both do different things, those that are let in by mistake first
 * @param remarks what else to know
 */
public record Translated(
        Translation translation,
        Side left,
        Side right,
        List<LedgerRow> fields,
        List<String> verdict,
        List<String> differences,
        List<String> remarks) {

    public Translated {
        fields = List.copyOf(fields);
        verdict = List.copyOf(verdict);
        differences = List.copyOf(differences);
        remarks = List.copyOf(remarks);
    }

    static Translated of(Translation translation) {
        var left = left(translation);
        var right = right(translation);
        return new Translated(
                translation,
                left,
                right,
                LedgerRow.of(translation, left, right),
                List.of(figures(translation), decisions(translation.comparison())),
                differences(translation.comparison()),
                translation.remarks().stream()
                        .map(remark ->
                                Words.say("translate.remark", remark.object(), remark.place(), remark.sentence()))
                        .toList());
    }

    private static Side left(Translation translation) {
        var writing = new Side.Writing();
        var seen = new HashSet<Manifest>();
        for (var page : translation.ledger().pages()) {
            if (!page.entries().isEmpty() && seen.add(page.object())) {
                writing.add(
                        page.object().key(),
                        page.object().content(),
                        page.object().place().toString());
            }
        }
        return writing.done();
    }

    private static Side right(Translation translation) {
        var writing = new Side.Writing();
        translation
                .objects()
                .forEach(object -> writing.add(
                        object.key(),
                        object.content(),
                        object.annotation(TranslationFiles.BECAUSE).textOr("")));
        translation
                .patches()
                .forEach(patch -> writing.add(
                        patch.object(), patch.manifest().content(), Words.say("translate.patch", patch.object())));
        return writing.done();
    }

    private static String figures(Translation translation) {
        var totals = translation.ledger().totals();
        return Words.say(
                "translate.figures",
                totals.getOrDefault("carried", 0L),
                totals.getOrDefault("approximated", 0L),
                totals.getOrDefault("lost", 0L),
                translation.objects().size(),
                translation.patches().size());
    }

    private static String decisions(Comparison comparison) {
        return Words.say(
                "translate.decisions",
                verdict(comparison.authorization(), comparison.doors().stream().map(Comparison.Door::compared)),
                verdict(
                        comparison.routing(),
                        comparison.configuredWays().stream().map(Comparison.Way::compared)));
    }

    private static String verdict(Relation relation, Stream<Compared> parts) {
        boolean isOpen = parts.anyMatch(part -> !part.unchecked().isEmpty());
        if (relation == Relation.EQUAL && isOpen) {
            return Words.say("translate.not-compared");
        }
        return isOpen ? Words.say("translate.in-part", relation.word()) : relation.word();
    }

    private static List<String> differences(Comparison comparison) {
        var all = new ArrayList<String>();
        Stream.concat(comparison.ofAuthorization().stream(), comparison.ofRouting().stream())
                .sorted(Comparator.comparing(each -> each.example().relation() != Relation.WIDER))
                .map(Translated::sentence)
                .forEach(all::add);
        Stream.concat(
                        comparison.doors().stream().map(Comparison.Door::compared),
                        comparison.configuredWays().stream().map(Comparison.Way::compared))
                .flatMap(compared -> compared.unchecked().stream())
                .map(each -> Words.say("translate.unchecked", each.part(), each.because()))
                .distinct()
                .forEach(all::add);
        comparison.ofTheMeshes().stream()
                .map(each -> Words.say("translate.by-the-meshes", sentence(each)))
                .forEach(all::add);
        return all;
    }

    private static String sentence(Difference difference) {
        var example = difference.example();
        return Words.say(
                "translate.difference",
                example.relation().word(),
                difference.at(),
                String.join(", ", difference.callers()),
                example.request(),
                example.first(),
                example.second());
    }

    /** The row of the field that stands on this line of the left. */
    Optional<LedgerRow> fieldAt(int line) {
        return fields.stream().filter(row -> row.from() == line).findFirst();
    }

    /** A row of the object that stands around this line of the right. */
    Optional<LedgerRow> writtenAt(int line) {
        return fields.stream()
                .filter(row -> row.to() > 0 && row.to() <= line)
                .max(Comparator.comparingInt(LedgerRow::to));
    }
}

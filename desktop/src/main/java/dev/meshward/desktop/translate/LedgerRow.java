package dev.meshward.desktop.translate;

import dev.meshward.manifest.ObjectKey;
import dev.meshward.mesh.intent.Fate;
import dev.meshward.mesh.intent.TranslationLedger;
import dev.meshward.translation.Translation;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What became of one field, or of fields of an object that met the same fate for the same reason.
 *
 * @param field where it is written in its object
 * @param place file and line of the original
 * @param from its line on the left
 * @param to the line on the right of the object that says it now; 0 where none does
 */
public record LedgerRow(
        ObjectKey object, String field, String place, String fate, String sentence, String code, int from, int to) {

    static List<LedgerRow> of(Translation translation, Side left, Side right) {
        var rows = new ArrayList<LedgerRow>();
        for (var page : translation.ledger().pages()) {
            page.entries().forEach(entry -> rows.add(row(page, entry, left, right)));
        }
        return rows;
    }

    private static LedgerRow row(TranslationLedger.Page page, TranslationLedger.Entry entry, Side left, Side right) {
        var place = entry.leaf().place();
        var key = page.object().key();
        return new LedgerRow(
                key,
                place.path(),
                place.file() + ":" + place.line(),
                entry.fate().word(),
                sentence(entry.fate()),
                entry.fate().aspect().code(),
                left.line(key, place.path()),
                into(entry.fate()).stream()
                        .mapToInt(right::line)
                        .filter(line -> line > 0)
                        .findFirst()
                        .orElse(0));
    }

    private static List<ObjectKey> into(Fate fate) {
        return switch (fate) {
            case Fate.Carried(var _, var into) -> into;
            case Fate.Approximated(var _, var into, var _) -> into;
            case Fate.Lost _ -> List.of();
        };
    }

    private static String sentence(Fate fate) {
        return switch (fate) {
            case Fate.Carried(var aspect, var _) -> aspect.title();
            case Fate.Approximated(var _, var _, var because) -> because;
            case Fate.Lost(var _, var because, var instead) -> (because + " " + instead).strip();
        };
    }

    /** Whether it holds all of these words. */
    boolean holds(String words) {
        var all = (object + " " + field + " " + place + " " + fate + " " + sentence + " " + code)
                .toLowerCase(Locale.ROOT);
        return words.toLowerCase(Locale.ROOT)
                .lines()
                .flatMap(line -> List.of(line.split("\\s+")).stream())
                .allMatch(all::contains);
    }
}

package dev.meshward.desktop.session;

import dev.meshward.manifest.Mapping;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;

/**
 * What somebody said to one of the questions. A yes or no to a call is a statement besides.
 *
 * @param question its id
 * @param who said it, or is to find out
 * @param due when a question that was put off is to be answered
 */
public record Answer(String question, Verdict verdict, String who, String because, Optional<LocalDate> due) {

    /** As an entry of the decisions in plan.json, in the columns of the workbook. */
    public Mapping entry() {
        var entry = Mapping.building()
                .put("question", question)
                .put("answer", because.isEmpty() ? verdict.name().toLowerCase(Locale.ROOT) : because)
                .put("by", who);
        due.ifPresent(day -> entry.put("due", day.toString()));
        return entry.build();
    }

    public enum Verdict {
        YES,
        NO,
        LATER
    }
}

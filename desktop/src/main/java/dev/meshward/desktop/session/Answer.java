package dev.meshward.desktop.session;

import java.time.LocalDate;
import java.util.Optional;

/**
 * What somebody said to one of the questions. A yes or no to a call is a statement besides.
 *
 * @param question its id
 * @param who said it, or is to find out
 * @param due when a question that was put off is to be answered
 */
public record Answer(String question, Verdict verdict, String who, String because, Optional<LocalDate> due) {

    public enum Verdict {
        YES,
        NO,
        LATER
    }
}

package dev.meshward.desktop.questions;

import dev.meshward.adoption.Criticality;
import dev.meshward.dependencies.Dependency;
import java.util.List;

/**
 * Something only people know.
 *
 * @param id never changes, so that an answer finds its question again
 * @param stake what an answer changes, in a sentence
 * @param evidence what speaks for it, each with file and line
 * @param form what an answer can be
 */
public record Question(String id, String sentence, String stake, List<String> evidence, Form form) {

    /** What an answer can be; those that change most come first. */
    public sealed interface Form {

        /** Yes or no; the answer is evidence. */
        record Call(Dependency call) implements Form {}

        /** A name; the answer is a preference. */
        record Owner(String namespace) implements Form {}

        /** A day; the answer is a preference. */
        record Start() implements Form {}

        /** A grade; the answer is a preference. */
        record Weight(String namespace, Criticality assumed) implements Form {}

        /** Words; the answer is kept, and stands in every export. */
        record Free() implements Form {}
    }

    public Question {
        evidence = List.copyOf(evidence);
    }
}

package dev.meshward.export.documents;

/** Somebody for whom there is one page. */
public sealed interface Reader {

    /** Decides about changes: one stage a page. */
    record Board() implements Reader {}

    /** Carries a stage out, or takes it back: one stage a page. */
    record OnCall() implements Reader {}

    /** @param name as the plan knows it */
    record Owner(String name) implements Reader {}

    record Auditor() implements Reader {}

    /** Whether there is a page for each stage. */
    default boolean isAboutStages() {
        return this instanceof Board || this instanceof OnCall;
    }

    /** Whether the page shows what the judge says of the files as they are now. */
    default boolean wantsJudgement() {
        return this instanceof Board || this instanceof Auditor;
    }
}

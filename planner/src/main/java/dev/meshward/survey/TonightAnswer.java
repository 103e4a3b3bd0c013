package dev.meshward.survey;

import dev.meshward.status.Tonight;

/** What became of asking about tonight. */
public sealed interface TonightAnswer {

    record Answered(Tonight tonight) implements TonightAnswer {}

    /** The plan has no such stage; {@code because} names those it has. */
    record NoSuchStage(String because) implements TonightAnswer {}

    /** The folder cannot be held against a cluster; {@code because} is a sentence for people that names the file. */
    record Refused(String because) implements TonightAnswer {}
}

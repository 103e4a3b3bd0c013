package dev.meshward.survey;

import dev.meshward.judge.Judgement;

/** What became of judging the folder of a plan. */
public sealed interface Judging {

    record Judged(Judgement judgement) implements Judging {}

    /** The folder cannot be judged at all; {@code because} is a sentence for people that names the file. */
    record Refused(String because) implements Judging {}
}

package dev.meshward.export;

import java.nio.file.Path;

/** What became of writing a plan directory. Nothing but the first leaves a trace on the disk. */
public sealed interface Writing {

    /**
     * All files are there.
     *
     * @param replaced whether an earlier plan was there
     * @param keptRuns entries of its run log that were carried over
     */
    record Written(Path directory, boolean replaced, int keptRuns) implements Writing {}

    /** The target is not ours to write to. {@code because} is a sentence for people. */
    record Refused(String because) implements Writing {}

    /** The disk did not let us. {@code because} is a sentence for people. */
    record Failed(String because) implements Writing {}
}

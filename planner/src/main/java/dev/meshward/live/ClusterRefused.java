package dev.meshward.live;

import java.io.Serial;

/** A cluster cannot be reached, or does not let us in. The message is a sentence for people. */
public final class ClusterRefused extends Exception {

    @Serial
    private static final long serialVersionUID = 1;

    public ClusterRefused(String because) {
        super(because);
    }

    /** What is wrong and what may be done about it. */
    public String because() {
        return String.valueOf(getMessage());
    }
}

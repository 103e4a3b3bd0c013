package dev.meshward.live;

/** An answer ended before its end; the message says why, as a clause for people. */
final class CutOff extends RuntimeException {

    private static final long serialVersionUID = 1;

    CutOff(String because) {
        super(because);
    }

    String because() {
        return String.valueOf(getMessage());
    }
}

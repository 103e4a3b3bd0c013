package dev.meshward.scan;

/** Looks on while a cluster is read. Called from several threads. */
public interface LiveProgress {

    /**
     * @param objects how many were read so far
     * @param bytes how much came so far
     */
    void reached(long objects, long bytes);

    /** Asked several times a second. */
    boolean isCancelled();

    /** Whether what was read until it was called off is wanted. */
    boolean keepsPartial();

    /** Nobody looks. */
    static LiveProgress unseen() {
        return new LiveProgress() {
            @Override
            public void reached(long objects, long bytes) {}

            @Override
            public boolean isCancelled() {
                return false;
            }

            @Override
            public boolean keepsPartial() {
                return false;
            }
        };
    }
}

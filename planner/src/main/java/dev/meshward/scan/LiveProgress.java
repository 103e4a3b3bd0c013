package dev.meshward.scan;

import java.util.SortedMap;

/** Looks on while a cluster is read. Called from several threads. */
public interface LiveProgress {

    /**
     * @param objects how many were read so far
     * @param bytes how much came so far
     */
    void reached(long objects, long bytes);

    /**
     * Told with each page of a list.
     *
     * @param objectsByResource how many were read so far, by what rights call them, such as {@code deployments.apps}
     */
    default void reached(SortedMap<String, Long> objectsByResource) {}

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

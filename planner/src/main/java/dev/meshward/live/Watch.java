package dev.meshward.live;

/** Looks on while a cluster is read. Called from several threads. */
public interface Watch {

    /** Asked several times a second; what is under way then ends with a {@link java.util.concurrent.CancellationException}. */
    boolean isCancelled();

    /** That these bytes came since the last call. */
    void received(long bytes);

    /** Nobody looks. */
    static Watch unseen() {
        return new Watch() {
            @Override
            public boolean isCancelled() {
                return false;
            }

            @Override
            public void received(long bytes) {}
        };
    }
}

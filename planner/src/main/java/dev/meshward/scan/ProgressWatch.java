package dev.meshward.scan;

import dev.meshward.live.Watch;
import java.util.concurrent.atomic.AtomicLong;

/** Counts what comes, and passes on that somebody has had enough. */
final class ProgressWatch implements Watch {

    private final LiveProgress progress;
    private final AtomicLong bytes = new AtomicLong();
    private final AtomicLong objects = new AtomicLong();

    ProgressWatch(LiveProgress progress) {
        this.progress = progress;
    }

    @Override
    public boolean isCancelled() {
        return progress.isCancelled();
    }

    @Override
    public void received(long more) {
        progress.reached(objects.get(), bytes.addAndGet(more));
    }

    void read(int more) {
        progress.reached(objects.addAndGet(more), bytes.get());
    }

    long bytes() {
        return bytes.get();
    }
}

package dev.meshward.scan;

import dev.meshward.live.Watch;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;

/** Counts what comes, and passes on that somebody has had enough. */
final class ProgressWatch implements Watch {

    private final LiveProgress progress;
    private final AtomicLong bytes = new AtomicLong();
    private final AtomicLong objects = new AtomicLong();
    private final SortedMap<String, Long> objectsByResource = new TreeMap<>();

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

    private SortedMap<String, Long> counted(String resource, int more) {
        synchronized (objectsByResource) {
            objectsByResource.merge(resource, (long) more, Long::sum);
            return Collections.unmodifiableSortedMap(new TreeMap<>(objectsByResource));
        }
    }

    /** @param resource of which more came */
    void read(String resource, int more) {
        progress.reached(objects.addAndGet(more), bytes.get());
        progress.reached(counted(resource, more));
    }

    long bytes() {
        return bytes.get();
    }
}

package dev.meshward.manifest;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads documents on a few threads and hands their readings out in order, on the thread that adds the texts. Only a few
 * batches are under way at a time, so memory does not grow with the source.
 */
final class OrderedReading implements AutoCloseable {

    private static final int BATCH_BYTES = 256 * 1024;

    /** From this size on a document streams straight into the sink: it may be the List of a whole cluster. */
    private static final int STREAMED_FROM = 4 * 1024 * 1024;

    private static final int THREADS = Math.clamp(Runtime.getRuntime().availableProcessors(), 1, 8);

    private final Consumer<Reading> sink;
    private final Names names = new Names();
    private final ArrayDeque<Future<List<Reading>>> underWay = new ArrayDeque<>();
    private final List<DocumentReading> batch = new ArrayList<>();
    private int batchBytes;
    private @Nullable ExecutorService threads;

    OrderedReading(Consumer<Reading> sink) {
        this.sink = sink;
    }

    void add(ManifestReader.NamedText text) {
        var bytes = Encoding.asUtf8(text.bytes());
        for (var part : DocumentSplit.of(bytes)) {
            var document = new DocumentReading(text.file(), bytes, part, names);
            if (part.length() >= STREAMED_FROM) {
                finish();
                document.stream(sink);
            } else {
                add(document, part.length());
            }
        }
    }

    private void add(DocumentReading document, int length) {
        batch.add(document);
        batchBytes += length;
        if (batchBytes >= BATCH_BYTES) {
            send();
        }
    }

    private void send() {
        var documents = List.copyOf(batch);
        batch.clear();
        batchBytes = 0;
        underWay.add(threads().submit(() -> readAll(documents)));
        while (underWay.size() > THREADS * 2) {
            handOut(underWay.remove());
        }
    }

    private ExecutorService threads() {
        var known = threads;
        if (known == null) {
            known = Executors.newFixedThreadPool(
                    THREADS, Thread.ofPlatform().daemon().name("manifest-", 1).factory());
            threads = known;
        }
        return known;
    }

    private static List<Reading> readAll(List<DocumentReading> documents) {
        var readings = new ArrayList<Reading>();
        documents.forEach(document -> readings.addAll(document.readings()));
        return readings;
    }

    /** Hands out everything that was added. */
    void finish() {
        while (!underWay.isEmpty()) {
            handOut(underWay.remove());
        }
        readAll(batch).forEach(sink);
        batch.clear();
        batchBytes = 0;
    }

    private void handOut(Future<List<Reading>> readings) {
        try {
            readings.get().forEach(sink);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Reading was interrupted. Maybe it was cancelled.", interrupted);
        } catch (ExecutionException failed) {
            throw new IllegalStateException("Reading a document failed. Maybe it is of a form never seen.", failed);
        }
    }

    @Override
    public void close() {
        if (threads != null) {
            threads.shutdownNow();
        }
    }
}

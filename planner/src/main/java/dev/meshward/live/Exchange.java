package dev.meshward.live;

import io.fabric8.kubernetes.client.http.AsyncBody;
import io.fabric8.kubernetes.client.http.HttpClient;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.HttpResponse;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** One request and its answer. It ends when nothing came for a while, and within a moment when it is called off. */
final class Exchange {

    private static final long LOOK_EVERY_MILLIS = 100;

    private final HttpClient client;
    private final Watch watch;
    private final Duration longestSilence;
    private final ByteArrayOutputStream received = new ByteArrayOutputStream();
    private volatile long lastHeard = System.nanoTime();

    Exchange(HttpClient client, Watch watch, Duration longestSilence) {
        this.client = client;
        this.watch = watch;
        this.longestSilence = longestSilence;
    }

    Answer answer(HttpRequest request) {
        var response = client.consumeBytes(request, this::take);
        try {
            var head = await(response);
            var body = head.body();
            body.consume();
            awaitBody(body);
            return new Answer.Received(head.code(), received.toByteArray(), retryAfter(head));
        } catch (ExecutionException failed) {
            return new Answer.Failed(FailureWords.of(failed));
        } catch (TimeoutException _) {
            response.cancel(true);
            return new Answer.Failed("nothing came for " + longestSilence.toSeconds() + " seconds");
        }
    }

    private void take(List<ByteBuffer> buffers, AsyncBody body) {
        long before = received.size();
        for (var buffer : buffers) {
            var bytes = new byte[buffer.remaining()];
            buffer.get(bytes);
            received.writeBytes(bytes);
        }
        lastHeard = System.nanoTime();
        watch.received(received.size() - before);
        body.consume();
    }

    private void awaitBody(AsyncBody body) throws ExecutionException, TimeoutException {
        try {
            await(body.done());
        } catch (TimeoutException | CancellationException ended) {
            body.cancel();
            throw ended;
        }
    }

    private <T> T await(CompletableFuture<T> future) throws ExecutionException, TimeoutException {
        while (true) {
            try {
                return future.get(LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS);
            } catch (TimeoutException _) {
                stopIfNeeded(future);
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
                throw new CancellationException("Reading the cluster was interrupted.");
            }
        }
    }

    private void stopIfNeeded(CompletableFuture<?> future) throws TimeoutException {
        if (watch.isCancelled()) {
            future.cancel(true);
            throw new CancellationException("Reading the cluster was called off.");
        }
        if (System.nanoTime() - lastHeard > longestSilence.toNanos()) {
            throw new TimeoutException();
        }
    }

    /** API servers name seconds; a date, which proxies may send, is answered with the usual pause. */
    private static Optional<Duration> retryAfter(HttpResponse<?> response) {
        return Optional.ofNullable(response.header("Retry-After"))
                .filter(text -> text.matches("[0-9]{1,5}"))
                .map(text -> Duration.ofSeconds(Long.parseLong(text)));
    }
}

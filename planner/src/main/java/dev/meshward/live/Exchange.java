package dev.meshward.live;

import io.fabric8.kubernetes.client.http.AsyncBody;
import io.fabric8.kubernetes.client.http.HttpClient;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.HttpResponse;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;

/** One request and its answer. It ends when nothing came for a while, and within a moment when it is called off. */
final class Exchange {

    private static final byte[] NOTHING = {};

    private final HttpClient client;
    private final Patience patience;
    private final Incoming incoming;

    Exchange(HttpClient client, Watch watch, Duration longestSilence) {
        this.client = client;
        this.patience = new Patience(watch, longestSilence);
        this.incoming = new Incoming(watch, patience);
    }

    /** How the head of an answer came, or that it did not. */
    private sealed interface Head {

        record Came(HttpResponse<AsyncBody> response) implements Head {}

        record Broke(Throwable failure) implements Head {}
    }

    /** The answer with its body. */
    Answer answer(HttpRequest request) {
        var whole = new ByteArrayOutputStream();
        return switch (answer(request, body -> copy(body, whole))) {
            case Answer.Received received
            when received.isGood() -> new Answer.Received(received.code(), whole.toByteArray(), received.retryAfter());
            case Answer other -> other;
        };
    }

    /** @param good takes the body of a good answer while it comes; the answer is without it then */
    Answer answer(HttpRequest request, Consumer<InputStream> good) {
        var heads = new LinkedBlockingQueue<Head>();
        var response = client.consumeBytes(request, incoming::take);
        var _ = response.whenComplete(
                (head, failure) -> heads.add(failure == null ? new Head.Came(head) : new Head.Broke(failure)));
        try {
            return switch (patience.await(heads::poll)) {
                case Head.Came(var head) -> read(head, good);
                case Head.Broke(var failure) -> new Answer.Failed(FailureWords.of(failure));
            };
        } catch (CutOff cut) {
            return new Answer.Failed(cut.because());
        } finally {
            giveUp(response);
        }
    }

    private Answer read(HttpResponse<AsyncBody> head, Consumer<InputStream> good) {
        var body = head.body();
        var _ = body.done().whenComplete((_, failure) -> incoming.end(Optional.ofNullable(failure)));
        body.consume();
        try {
            boolean isGood = head.code() >= 200 && head.code() < 300;
            var whole = new ByteArrayOutputStream();
            if (isGood) {
                good.accept(incoming);
            } else {
                copy(incoming, whole);
            }
            return new Answer.Received(head.code(), isGood ? NOTHING : whole.toByteArray(), retryAfter(head));
        } finally {
            if (!body.done().isDone()) {
                body.cancel();
            }
        }
    }

    private static void copy(InputStream body, ByteArrayOutputStream whole) {
        try {
            body.transferTo(whole);
        } catch (java.io.IOException e) {
            throw new CutOff(FailureWords.of(e));
        }
    }

    private static void giveUp(CompletableFuture<?> response) {
        if (!response.isDone()) {
            response.cancel(true);
        }
    }

    /** API servers name seconds; a date, which proxies may send, is answered with the usual pause. */
    private static Optional<Duration> retryAfter(HttpResponse<?> response) {
        return Optional.ofNullable(response.header("Retry-After"))
                .filter(text -> text.matches("[0-9]{1,5}"))
                .map(text -> Duration.ofSeconds(Long.parseLong(text)));
    }
}

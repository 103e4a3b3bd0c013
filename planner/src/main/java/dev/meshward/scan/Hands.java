package dev.meshward.scan;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/** A few threads that ask at the same time. */
final class Hands implements AutoCloseable {

    /** More would only wait for the pace of the requests, or for each other at the API server. */
    private static final int THREADS = 4;

    private final ExecutorService threads = Executors.newFixedThreadPool(
            THREADS, Thread.ofPlatform().daemon().name("cluster-", 1).factory());

    /** The answer for each question; the first failure ends all. */
    <Q, A> Map<Q, A> answers(Collection<Q> questions, Function<Q, A> asking) {
        var futures = new LinkedHashMap<Q, Future<A>>();
        questions.forEach(question -> futures.put(question, threads.submit(() -> asking.apply(question))));
        var answers = new LinkedHashMap<Q, A>();
        futures.forEach((question, future) -> answers.put(question, result(future)));
        return answers;
    }

    private static <A> A result(Future<A> future) {
        try {
            return future.get();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new CancellationException("Reading the cluster was interrupted.");
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof CancellationException called) {
                throw called;
            }
            throw new IllegalStateException(
                    "Reading the cluster failed. Maybe an answer is of a form never seen.", failed);
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}

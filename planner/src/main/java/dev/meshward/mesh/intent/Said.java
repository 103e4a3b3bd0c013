package dev.meshward.mesh.intent;

import java.util.function.Function;

/** A value together with the fields that say it. */
public record Said<T>(T value, Origin origin) {

    /** A value that nobody wrote: a default made explicit. */
    public static <T> Said<T> implied(T value) {
        return new Said<>(value, Origin.nowhere());
    }

    public <R> Said<R> as(Function<? super T, ? extends R> meaning) {
        return new Said<>(meaning.apply(value), origin);
    }
}

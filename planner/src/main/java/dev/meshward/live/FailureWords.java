package dev.meshward.live;

import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;

/** Says in plain words why nothing came. */
final class FailureWords {

    private FailureWords() {}

    static String of(Throwable failure) {
        var causes = Stream.iterate(Optional.of(failure), Optional::isPresent, FailureWords::causeOf)
                .flatMap(Optional::stream)
                .toList();
        // A host that is not known comes wrapped into a connection that failed, and says more.
        return causes.reversed().stream()
                .map(FailureWords::known)
                .filter(words -> !words.isEmpty())
                .findFirst()
                .orElse("the connection broke (" + innermost(failure) + ")");
    }

    private static Optional<Throwable> causeOf(Optional<Throwable> failure) {
        return failure.flatMap(each -> Optional.ofNullable(each.getCause()));
    }

    private static String known(Throwable cause) {
        return switch (cause) {
            case UnknownHostException _ -> "its host name is not known here";
            case UnresolvedAddressException _ -> "its host name is not known here";
            case HttpTimeoutException _ -> "it does not answer in time";
            case ConnectException _ -> "nobody answers at its address";
            case SSLException ssl -> "no safe connection can be made: " + ssl.getMessage();
            default -> "";
        };
    }

    /** The words of the first cause. */
    static String innermost(Throwable failure) {
        var innermost = failure;
        for (var cause = failure.getCause(); cause != null; cause = cause.getCause()) {
            innermost = cause;
        }
        return innermost.getMessage() == null ? innermost.getClass().getSimpleName() : innermost.getMessage();
    }
}

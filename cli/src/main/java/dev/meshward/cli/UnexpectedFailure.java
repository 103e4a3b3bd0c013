package dev.meshward.cli;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A defect of ours, as a short code people can quote. The same defect has the same code on every machine; messages are
 * no part of it, since they may quote what the user's files say.
 */
record UnexpectedFailure(Throwable thrown) {

    private static final int FRAMES = 6;

    String code() {
        var text = causes().map(UnexpectedFailure::trace).collect(Collectors.joining("\n"));
        return HexFormat.of().formatHex(sha256(text), 0, 4);
    }

    private Stream<Throwable> causes() {
        return Stream.iterate(thrown, cause -> cause != null, Throwable::getCause)
                .limit(FRAMES);
    }

    private static String trace(Throwable cause) {
        return cause.getClass().getName()
                + Arrays.stream(cause.getStackTrace())
                        .filter(frame -> frame.getClassName().startsWith("dev.meshward."))
                        .limit(FRAMES)
                        .map(frame ->
                                " " + frame.getClassName() + "#" + frame.getMethodName() + ":" + frame.getLineNumber())
                        .collect(Collectors.joining());
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every JDK has SHA-256.", impossible);
        }
    }

    /** What the user is told. */
    String words() {
        if (thrown instanceof OutOfMemoryError) {
            return "the memory given to Java (" + Runtime.getRuntime().maxMemory() / (1024 * 1024)
                    + " MB) was not enough. Perhaps give it more: MESHWARD_JAVA_OPTS=-Xmx4g (code " + code() + ")";
        }
        return "something went wrong that should not; this is a defect of Meshward and not of your input. Please"
                + " report it with the code " + code() + ". (MESHWARD_DEBUG=1 shows the details.)";
    }
}

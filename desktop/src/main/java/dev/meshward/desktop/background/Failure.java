package dev.meshward.desktop.background;

import dev.meshward.survey.SourceRefused;
import dev.meshward.survey.TestimonyRefused;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/** What went wrong, in words for people. */
public final class Failure {

    private static final int CODE_BYTES = 3;
    private static final int FRAMES_IN_CODE = 3;

    private Failure() {}

    /** Whether it was the input's fault, so that its message says all that is to be said. */
    public static boolean isOfInput(Throwable thrown) {
        return thrown instanceof SourceRefused || thrown instanceof TestimonyRefused;
    }

    /** A sentence; that of a defect of ours ends in its code. */
    public static String inWords(Throwable thrown) {
        if (thrown instanceof SourceRefused refused) {
            return refused.sentence();
        }
        var message = Optional.ofNullable(thrown.getMessage())
                .orElse(thrown.getClass().getSimpleName());
        return isOfInput(thrown) ? message : message + " (" + code(thrown) + ")";
    }

    /** Short enough to be quoted, and the same for the same defect on every machine. */
    public static String code(Throwable thrown) {
        var text = new StringBuilder(thrown.getClass().getName());
        var frames = thrown.getStackTrace();
        for (int i = 0; i < Math.min(FRAMES_IN_CODE, frames.length); i++) {
            text.append('\n').append(frames[i].getClassName()).append('.').append(frames[i].getMethodName());
        }
        return "MW-D" + HexFormat.of().withUpperCase().formatHex(digest(text.toString()), 0, CODE_BYTES);
    }

    private static byte[] digest(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256. Maybe this one was cut down?", e);
        }
    }
}

package dev.meshward.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Notices when results can no longer be written. A reader that has seen enough ({@code meshward graph … | head}) is no
 * trouble; a full disk is.
 */
final class OutputWatch extends OutputStream {

    private final OutputStream target;
    private boolean isClosed;
    private @Nullable String trouble;

    OutputWatch(OutputStream target) {
        this.target = target;
    }

    @Override
    public void write(int one) {
        write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
        if (isClosed) {
            return;
        }
        try {
            target.write(bytes, offset, length);
        } catch (IOException failed) {
            isClosed = true;
            trouble = hasReaderLeft(failed) ? null : failed.getMessage();
        }
    }

    /** "Broken pipe" on Unix; "The pipe is being closed" or "The pipe has been ended" on Windows. */
    private static boolean hasReaderLeft(IOException failed) {
        return String.valueOf(failed.getMessage()).toLowerCase(Locale.ROOT).contains("pipe");
    }

    /** Why results were lost; empty when none were. */
    Optional<String> trouble() {
        return Optional.ofNullable(trouble);
    }
}

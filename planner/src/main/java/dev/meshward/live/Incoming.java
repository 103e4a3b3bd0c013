package dev.meshward.live;

import io.fabric8.kubernetes.client.http.AsyncBody;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The body of an answer, read by one thread while others bring it. Those who bring wait for the one who reads, so that no
 * more than a few pieces are held, however long the answer is.
 */
final class Incoming extends InputStream {

    private static final int PIECES_AHEAD = 16;

    private final Patience patience;
    private final Watch watch;
    private final LinkedBlockingQueue<Piece> pieces = new LinkedBlockingQueue<>();
    private final AtomicReference<Optional<AsyncBody>> held = new AtomicReference<>(Optional.empty());
    private byte[] piece = {};
    private int at;
    private boolean isEnded;

    Incoming(Watch watch, Patience patience) {
        this.watch = watch;
        this.patience = patience;
    }

    /** What lies ready to be read. */
    private sealed interface Piece {

        @SuppressWarnings("ArrayRecordComponent")
        record Bytes(byte[] bytes) implements Piece {}

        record End(Optional<Throwable> failure) implements Piece {}
    }

    /** Takes what came, and asks for more unless enough lies here. */
    void take(List<ByteBuffer> buffers, AsyncBody body) {
        long more = 0;
        for (var buffer : buffers) {
            var bytes = new byte[buffer.remaining()];
            buffer.get(bytes);
            more += bytes.length;
            pieces.add(new Piece.Bytes(bytes));
        }
        patience.renew();
        watch.received(more);
        held.set(Optional.of(body));
        askForMore();
    }

    /** Nothing comes after this. */
    void end(Optional<Throwable> failure) {
        pieces.add(new Piece.End(failure));
    }

    private void askForMore() {
        if (pieces.size() < PIECES_AHEAD) {
            held.getAndSet(Optional.empty()).ifPresent(AsyncBody::consume);
        }
    }

    @Override
    public int read() {
        return hasMore() ? piece[at++] & 0xFF : -1;
    }

    /** @throws CutOff when the connection broke, or nothing came for too long */
    @Override
    public int read(byte[] target, int offset, int length) {
        if (length == 0 || !hasMore()) {
            return length == 0 ? 0 : -1;
        }
        int count = Math.min(length, piece.length - at);
        System.arraycopy(piece, at, target, offset, count);
        at += count;
        return count;
    }

    private boolean hasMore() {
        while (at == piece.length && !isEnded) {
            switch (patience.await(pieces::poll)) {
                case Piece.Bytes(var bytes) -> {
                    piece = bytes;
                    at = 0;
                }
                case Piece.End(var failure) -> {
                    isEnded = true;
                    failure.ifPresent(broken -> {
                        throw new CutOff(FailureWords.of(broken));
                    });
                }
            }
            askForMore();
        }
        return at < piece.length;
    }
}

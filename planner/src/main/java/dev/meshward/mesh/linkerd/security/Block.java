package dev.meshward.mesh.linkerd.security;

import java.math.BigInteger;
import java.net.InetAddress;
import java.util.Optional;

/** A block of addresses. An address alone is a block of one. */
record Block(boolean isSix, BigInteger first, int length) {

    static final Block EVERY_FOUR = new Block(false, BigInteger.ZERO, 0);
    static final Block EVERY_SIX = new Block(true, BigInteger.ZERO, 0);

    private static final int BITS_OF_FOUR = 32;
    private static final int BITS_OF_SIX = 128;

    /** Empty where the text names no block. */
    static Optional<Block> parse(String text) {
        int slash = text.indexOf('/');
        var address = slash < 0 ? text : text.substring(0, slash);
        if (!address.matches("[0-9a-fA-F.:]+")) {
            return Optional.empty();
        }
        try {
            var bytes = InetAddress.ofLiteral(address).getAddress();
            boolean isSix = bytes.length > 4;
            int bits = isSix ? BITS_OF_SIX : BITS_OF_FOUR;
            int length = slash < 0 ? bits : Integer.parseInt(text.substring(slash + 1));
            return length < 0 || length > bits
                    ? Optional.empty()
                    : Optional.of(new Block(isSix, masked(new BigInteger(1, bytes), bits - length), length));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private static BigInteger masked(BigInteger address, int freeBits) {
        return address.shiftRight(freeBits).shiftLeft(freeBits);
    }

    boolean contains(Block other) {
        return isSix == other.isSix
                && length <= other.length
                && masked(other.first, (isSix ? BITS_OF_SIX : BITS_OF_FOUR) - length)
                        .equals(first);
    }

    @Override
    public String toString() {
        if (equals(EVERY_SIX)) {
            return "::/0";
        }
        int size = isSix ? 16 : 4;
        var written = first.toByteArray();
        var bytes = new byte[size];
        for (int i = 0; i < Math.min(size, written.length); i++) {
            bytes[size - 1 - i] = written[written.length - 1 - i];
        }
        try {
            return InetAddress.getByAddress(bytes).getHostAddress() + "/" + length;
        } catch (java.net.UnknownHostException wrongLength) {
            throw new IllegalStateException("An address of " + size + " bytes is refused.", wrongLength);
        }
    }
}

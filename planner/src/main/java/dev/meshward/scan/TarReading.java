package dev.meshward.scan;

import dev.meshward.manifest.ManifestReader.NamedText;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The files of a tar archive: the ustar form, with long names as GNU and as POSIX (pax) write them. Links and devices are
 * passed over. A header that does not add up, or an archive that ends inside a file, is refused.
 */
final class TarReading {

    private static final int BLOCK = 512;

    private final String archive;
    private final byte[] bytes;
    private final List<NamedText> entries = new ArrayList<>();
    private int at;
    private String longName = "";

    private TarReading(String archive, byte[] bytes) {
        this.archive = archive;
        this.bytes = bytes;
    }

    static boolean isTar(byte[] bytes) {
        return bytes.length >= BLOCK
                && new String(bytes, 257, 5, StandardCharsets.ISO_8859_1).equals("ustar")
                && sum(bytes, 0) == number(bytes, 148, 8);
    }

    static List<NamedText> entries(String archive, byte[] bytes) throws SourceUnreadable {
        var reading = new TarReading(archive, bytes);
        while (reading.hasHeader()) {
            reading.entry();
        }
        return reading.entries;
    }

    /** The archive ends in empty blocks; some writers leave them out. */
    private boolean hasHeader() {
        return at + BLOCK <= bytes.length && bytes[at] != 0;
    }

    private void entry() throws SourceUnreadable {
        long size = number(bytes, at + 124, 12);
        long end = at + BLOCK + size;
        if (sum(bytes, at) != number(bytes, at + 148, 8) || size < 0 || end > bytes.length) {
            throw new SourceUnreadable(archive + " is damaged or cut short: it ends inside one of its files.");
        }
        int start = at + BLOCK;
        take((char) bytes[at + 156], start, (int) size);
        at = (int) Math.min((end + BLOCK - 1) / BLOCK * BLOCK, bytes.length);
    }

    private void take(char type, int start, int size) {
        switch (type) {
            case 'L' -> longName = text(start, size);
            case 'x' -> longName = paxPath(start, size);
            case '0', '\0', '7' -> {
                entries.add(new NamedText(name(), Arrays.copyOfRange(bytes, start, start + size)));
                longName = "";
            }
            default -> longName = type == 'g' ? longName : "";
        }
    }

    private String name() {
        if (!longName.isEmpty()) {
            return longName;
        }
        var name = text(at, 100);
        var prefix = text(at + 345, 155);
        return prefix.isEmpty() ? name : prefix + "/" + name;
    }

    /** Records of a pax header are {@code LENGTH key=value\n}. */
    private String paxPath(int start, int size) {
        for (var line : new String(bytes, start, size, StandardCharsets.UTF_8).split("\n", -1)) {
            int key = line.indexOf(" path=");
            if (key > 0) {
                return line.substring(key + " path=".length());
            }
        }
        return "";
    }

    private String text(int start, int length) {
        int end = start;
        while (end < start + length && bytes[end] != 0) {
            end++;
        }
        return new String(bytes, start, end - start, StandardCharsets.UTF_8);
    }

    /** Octal digits, or a binary number where the first bit is set; -1 for anything else. */
    private static long number(byte[] bytes, int start, int length) {
        if ((bytes[start] & 0x80) != 0) {
            long value = bytes[start] & 0x7F;
            for (int i = 1; i < length; i++) {
                value = value > Integer.MAX_VALUE ? value : (value << 8) | (bytes[start + i] & 0xFF);
            }
            return value;
        }
        var digits = new String(bytes, start, length, StandardCharsets.ISO_8859_1)
                .replace('\0', ' ')
                .strip();
        return digits.matches("[0-7]{1,11}") ? Long.parseLong(digits, 8) : -1;
    }

    /** The checksum counts its own eight bytes as blanks. */
    private static long sum(byte[] bytes, int start) {
        long sum = 0;
        for (int i = 0; i < BLOCK; i++) {
            sum += i >= 148 && i < 156 ? ' ' : bytes[start + i] & 0xFF;
        }
        return sum;
    }
}

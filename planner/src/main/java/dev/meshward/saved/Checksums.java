package dev.meshward.saved;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.SortedMap;

/** SHA-256 of files, in the form that {@code sha256sum -c} reads. */
final class Checksums {

    private Checksums() {}

    static String sha256(String text) {
        return sha256(text.getBytes(StandardCharsets.UTF_8));
    }

    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256. Maybe this one was cut down?", e);
        }
    }

    /** One line a file, by path. */
    static String listing(SortedMap<String, String> textByPath) {
        return lines(textByPath.entrySet().stream()
                .map(entry -> Map.entry(entry.getKey(), sha256(entry.getValue())))
                .toList());
    }

    /** One line a file, in this order. */
    static String lines(Iterable<Map.Entry<String, String>> sha256ByPath) {
        var listing = new StringBuilder();
        sha256ByPath.forEach(entry -> listing.append(entry.getValue())
                .append("  ")
                .append(entry.getKey())
                .append('\n'));
        return listing.toString();
    }
}

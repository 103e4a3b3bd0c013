package dev.meshward.judge;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeMap;

/** Which files of a stage are not what SHA256SUMS says they were. */
final class SealedFiles {

    private static final String SUMS = "SHA256SUMS";

    private SealedFiles() {}

    /** Files that were edited or are gone since, by path; documents for people are not sealed. */
    static List<String> edited(StageFiles stage) {
        var edited = new ArrayList<String>();
        sums(stage).forEach((path, sum) -> {
            var bytes = stage.files().get(path);
            if (bytes == null) {
                edited.add(path + " (missing)");
            } else if (!sha256(bytes).equals(sum)) {
                edited.add(path);
            }
        });
        return edited;
    }

    private static TreeMap<String, String> sums(StageFiles stage) {
        var sumByPath = new TreeMap<String, String>();
        var bytes = stage.files().getOrDefault(SUMS, new byte[0]);
        new String(bytes, StandardCharsets.UTF_8).lines().forEach(line -> {
            int gap = line.indexOf("  ");
            if (gap > 0) {
                sumByPath.put(line.substring(gap + 2), line.substring(0, gap));
            }
        });
        return sumByPath;
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256. Maybe this one was cut down?", e);
        }
    }
}

package dev.meshward.judge;

import java.util.Arrays;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The files of one stage.
 *
 * @param folder such as {@code 03-join-data}
 * @param files bytes by path below the folder
 */
public record StageFiles(String folder, SortedMap<String, byte[]> files) {

    public StageFiles {
        files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
    }

    /** Whether they hold the same, byte for byte. */
    boolean saysTheSameAs(StageFiles other) {
        return this == other
                || (folder.equals(other.folder)
                        && files.keySet().equals(other.files.keySet())
                        && files.entrySet().stream()
                                .allMatch(file -> Arrays.equals(file.getValue(), other.files.get(file.getKey()))));
    }
}

package dev.meshward.judge;

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
}

package dev.meshward.saved;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The files of a plan directory by path, folder by folder. */
record SavedFolders(SortedMap<String, byte[]> files) {

    /** The texts below a folder, by path below it. */
    SortedMap<String, String> below(String folder) {
        var texts = new TreeMap<String, String>();
        // '0' is the character after '/', so this is everything below the folder and nothing else.
        files.subMap(folder + "/", folder + "0")
                .forEach((path, bytes) ->
                        texts.put(path.substring(folder.length() + 1), new String(bytes, StandardCharsets.UTF_8)));
        return texts;
    }

    Optional<byte[]> file(String path) {
        return Optional.ofNullable(files.get(path));
    }
}

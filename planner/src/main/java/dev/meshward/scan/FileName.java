package dev.meshward.scan;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Names of files as they are shown: paths with slashes, an archive before its entry with {@code !} between. */
final class FileName {

    private FileName() {}

    private static int lastStart(String file) {
        return Math.max(file.lastIndexOf('/'), file.lastIndexOf('!')) + 1;
    }

    static String last(String file) {
        return file.substring(lastStart(file));
    }

    /** Everything before the last part, with its separator; empty for a name alone. */
    static String folder(String file) {
        return file.substring(0, lastStart(file));
    }

    /** A folder as people write it. */
    static String shown(String folder) {
        return folder.isEmpty() ? "." : folder.substring(0, folder.length() - 1);
    }

    /** What a relative path in a file of this folder names; paths never lead out of an archive. */
    static String resolved(String folder, String relative) {
        int archive = folder.lastIndexOf('!') + 1;
        var parts = new ArrayList<String>();
        for (var part : (folder.substring(archive) + relative).split("/", -1)) {
            if (part.equals("..") && !parts.isEmpty() && !Set.of("..", "").contains(parts.getLast())) {
                parts.removeLast();
            } else if (!part.equals(".") && (!part.isEmpty() || parts.isEmpty())) {
                parts.add(part);
            }
        }
        return folder.substring(0, archive) + parts.stream().collect(Collectors.joining("/"));
    }

    /** Names by which files of a source are found from each other, whatever {@code ./} they were written with. */
    static List<String> plain(List<String> files) {
        return files.stream().map(FileName::plain).toList();
    }

    static String plain(String file) {
        return resolved(folder(file), last(file));
    }
}

package dev.meshward.export;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;

/** Replaces a folder of ours inside a plan directory whole, so that nothing of an earlier export stays in it. */
public final class FolderWriter {

    private FolderWriter() {}

    /**
     * @param folder below {@code directory}, with a slash at its end; a link in its place is refused, it may lead anywhere
     * @param files bytes by path below {@code directory}, all in {@code folder}
     * @throws IOException when nothing was written; what was there is there
     */
    public static void replace(Path directory, String folder, SortedMap<String, byte[]> files) throws IOException {
        var place = directory.resolve(folder);
        for (var way = place; !way.equals(directory); way = way.resolve("..").normalize()) {
            if (Files.isSymbolicLink(way)) {
                throw new IOException(way + " is a link");
            }
        }
        var inside = new TreeMap<String, byte[]>();
        files.forEach((path, bytes) -> inside.put(path.substring(folder.length()), bytes));
        var parent = place.resolve("..").normalize();
        if (Files.exists(parent, LinkOption.NOFOLLOW_LINKS) && !Files.isDirectory(parent)) {
            throw new IOException(parent + " is in the way");
        }
        Files.createDirectories(parent);
        var swap = new FolderSwap(place, parent);
        try {
            swap.addAll(inside);
            swap.intoPlace();
        } finally {
            swap.discard();
        }
    }
}

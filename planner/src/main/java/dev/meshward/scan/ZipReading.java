package dev.meshward.scan;

import dev.meshward.manifest.ManifestReader.NamedText;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipInputStream;

/** The entries of a zip file. */
final class ZipReading {

    /** A zip ends in its directory: 22 bytes and a comment of at most 65,535. */
    private static final int END_WITHIN = 22 + 65_535;

    private ZipReading() {}

    static List<NamedText> entries(String name, byte[] bytes) throws SourceUnreadable {
        if (!hasEnd(bytes)) {
            throw damaged(name);
        }
        var entries = new ArrayList<NamedText>();
        long unpacked = 0;
        try (var stream = new ZipInputStream(new ByteArrayInputStream(bytes))) {
            for (var entry = stream.getNextEntry(); entry != null; entry = stream.getNextEntry()) {
                Archives.refuseEscape(name, entry.getName());
                if (!entry.isDirectory()) {
                    var content = stream.readNBytes((int) (Archives.LARGEST - unpacked));
                    unpacked += content.length;
                    entries.add(new NamedText(entry.getName(), content));
                }
                if (unpacked >= Archives.LARGEST) {
                    throw Archives.tooLarge(name);
                }
            }
        } catch (IOException | IllegalArgumentException e) {
            throw damaged(name);
        }
        return entries;
    }

    private static SourceUnreadable damaged(String name) {
        return new SourceUnreadable(name + " is damaged, cut short or encrypted, so it cannot be unpacked.");
    }

    private static boolean hasEnd(byte[] bytes) {
        for (int i = bytes.length - 22; i >= Math.max(0, bytes.length - END_WITHIN); i--) {
            if (bytes[i] == 'P' && bytes[i + 1] == 'K' && bytes[i + 2] == 5 && bytes[i + 3] == 6) {
                return true;
            }
        }
        return false;
    }
}

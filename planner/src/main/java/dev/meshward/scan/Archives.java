package dev.meshward.scan;

import dev.meshward.cluster.ScanGap;
import dev.meshward.manifest.ManifestReader.NamedText;
import dev.meshward.manifest.Place;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;

/** Unpacks {@code .zip}, {@code .tar}, {@code .tar.gz} and {@code .gz}, told by their first bytes and not by their names. */
final class Archives {

    /** More than this unpacked is no dump of a cluster but an attack or a mistake. */
    static final long LARGEST = 2_000_000_000L;

    /** The texts of an archive, in its order, and what in it was passed over. */
    record Unpacked(List<NamedText> texts, List<ScanGap> gaps) {}

    private Archives() {}

    static boolean isArchive(byte[] bytes) {
        return isGzip(bytes) || isZip(bytes) || TarReading.isTar(bytes);
    }

    static boolean isGzip(byte[] bytes) {
        return bytes.length > 2 && (bytes[0] & 0xFF) == 0x1F && (bytes[1] & 0xFF) == 0x8B;
    }

    private static boolean isZip(byte[] bytes) {
        return bytes.length > 3 && bytes[0] == 'P' && bytes[1] == 'K' && (bytes[2] == 3 || bytes[2] == 5);
    }

    static Unpacked unpack(String name, byte[] bytes) throws SourceUnreadable {
        if (isZip(bytes)) {
            return texts(name, ZipReading.entries(name, bytes));
        }
        if (TarReading.isTar(bytes)) {
            return texts(name, TarReading.entries(name, bytes));
        }
        var unzipped = unzipped(name, bytes);
        if (TarReading.isTar(unzipped)) {
            return texts(name, TarReading.entries(name, unzipped));
        }
        if (BinaryCheck.isBinary(unzipped)) {
            throw new SourceUnreadable(name + " holds a binary file; YAML, JSON and saved snapshots are read.");
        }
        return new Unpacked(List.of(new NamedText(name, unzipped)), List.of());
    }

    static byte[] unzipped(String name, byte[] bytes) throws SourceUnreadable {
        try (var stream = new GZIPInputStream(new ByteArrayInputStream(bytes), 1 << 16)) {
            var unzipped = stream.readNBytes((int) LARGEST);
            if (stream.read() >= 0) {
                throw tooLarge(name);
            }
            return unzipped;
        } catch (IOException e) {
            throw new SourceUnreadable(name + " is damaged or cut short: its compression does not come to an end.");
        }
    }

    static SourceUnreadable tooLarge(String name) {
        return new SourceUnreadable(name + " holds more than 2 GB when unpacked, which is refused.");
    }

    /** An entry whose name leads out of the archive is a sign of an attack, so nothing of the archive is used. */
    static void refuseEscape(String archive, String entry) throws SourceUnreadable {
        var slashes = entry.replace('\\', '/');
        boolean escapes =
                slashes.startsWith("/") || slashes.matches("^[A-Za-z]:.*") || ("/" + slashes + "/").contains("/../");
        if (escapes) {
            throw new SourceUnreadable(
                    archive + " has an entry that leads outside the archive; such an archive is refused.");
        }
    }

    private static Unpacked texts(String archive, List<NamedText> entries) throws SourceUnreadable {
        var texts = new ArrayList<NamedText>();
        var gaps = new ArrayList<ScanGap>();
        int others = 0;
        for (var entry : entries) {
            refuseEscape(archive, entry.file());
            var place = archive + "!" + entry.file();
            if (!isManifest(entry.file())) {
                others++;
            } else if (BinaryCheck.isBinary(entry.bytes()) && !isGzip(entry.bytes())) {
                gaps.add(new ScanGap.Unreadable(new Place(place, 0, ""), "it is a binary file"));
            } else {
                texts.add(new NamedText(place, isGzip(entry.bytes()) ? unzipped(place, entry.bytes()) : entry.bytes()));
            }
        }
        if (others > 0) {
            gaps.add(new ScanGap.Foreign(
                    new Place(archive, 0, ""), others + " entries are neither YAML nor JSON and were not read"));
        }
        if (texts.isEmpty() && gaps.stream().noneMatch(ScanGap::matters)) {
            throw new SourceUnreadable("The archive " + archive + " holds no YAML or JSON file.");
        }
        return new Unpacked(texts, gaps);
    }

    private static boolean isManifest(String entry) {
        var slashes = "/" + entry.replace('\\', '/');
        var name = slashes.substring(slashes.lastIndexOf('/') + 1);
        return Folder.isManifestName(name) && !slashes.contains("/.") && !slashes.contains("/__MACOSX/");
    }
}

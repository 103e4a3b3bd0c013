package dev.meshward.export.excel;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Collections;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;

/** Takes the moment of writing out of an archive, so that the same plan gives the same bytes. */
final class SteadyZip {

    /** Just after the earliest moment an archive can say: as local time, so in every time zone. */
    private static final LocalDateTime EARLIEST = LocalDateTime.of(1980, 2, 1, 0, 0);

    private SteadyZip() {}

    /** The parts stay compressed as they are. */
    static byte[] of(byte[] archive) throws IOException {
        var steady = new ByteArrayOutputStream(archive.length);
        try (var parts = ZipFile.builder()
                        .setSeekableByteChannel(new SeekableInMemoryByteChannel(archive))
                        .get();
                var out = new ZipArchiveOutputStream(steady)) {
            for (var part : Collections.list(parts.getEntriesInPhysicalOrder())) {
                var entry = new ZipArchiveEntry(part);
                entry.setExtra(new byte[0]);
                // Archives hold local time, so the zone of this machine cancels out.
                entry.setTime(
                        EARLIEST.atZone(ZoneId.systemDefault()).toInstant().toEpochMilli());
                out.addRawArchiveEntry(entry, parts.getRawInputStream(part));
            }
        }
        return steady.toByteArray();
    }
}

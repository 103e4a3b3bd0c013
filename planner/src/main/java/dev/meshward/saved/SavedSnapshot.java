package dev.meshward.saved;

import dev.meshward.cluster.ClusterSnapshot;
import dev.meshward.manifest.DataReader;
import dev.meshward.manifest.Field;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPOutputStream;

/**
 * A snapshot as a file: JSON of the schema {@value #SCHEMA}, the same bytes for the same snapshot. With every object stand
 * the file and the lines of its fields, so that what is concluded from a saved snapshot shows the same places.
 */
public final class SavedSnapshot {

    public static final String SCHEMA = "meshward.dev/snapshot/v1";

    private static final String SCHEMA_OF_ANY_VERSION = "meshward.dev/snapshot/v";

    /** What became of bytes that should be a snapshot. */
    public sealed interface Recalled {

        record Read(ClusterSnapshot snapshot) implements Recalled {}

        /** {@code because} is a sentence for people. */
        record Refused(String because) implements Recalled {}
    }

    private SavedSnapshot() {}

    public static byte[] write(ClusterSnapshot snapshot) {
        return new SnapshotJson(snapshot).text().getBytes(StandardCharsets.UTF_8);
    }

    /** The same, compressed. Java writes no time and no name into the header, so equal snapshots give equal bytes. */
    public static byte[] compressed(ClusterSnapshot snapshot) {
        var bytes = new ByteArrayOutputStream();
        try (var stream = new GZIPOutputStream(bytes, 1 << 16)) {
            stream.write(write(snapshot));
        } catch (IOException e) {
            throw new UncheckedIOException("Memory cannot fail to be written to. Maybe it is used up.", e);
        }
        return bytes.toByteArray();
    }

    /** Reads what {@link #write} wrote; everything else is refused in words. */
    public static Recalled read(byte[] bytes) {
        var data = DataReader.json("", bytes);
        if (data.documents().size() != 1 || data.broken().isPresent()) {
            return new Recalled.Refused("this snapshot is damaged or cut short; take it again");
        }
        return read(data.documents().getFirst());
    }

    /** Reads a snapshot that is part of another file. */
    public static Recalled read(Field root) {
        var schema = root.at("schema").textOr("");
        if (!schema.equals(SCHEMA)) {
            return new Recalled.Refused(otherSchema(schema));
        }
        try {
            return new Recalled.Read(new SnapshotFields(root).snapshot());
        } catch (DamagedSnapshot damaged) {
            return new Recalled.Refused("this snapshot is damaged (" + damaged.getMessage() + "); take it again");
        }
    }

    private static String otherSchema(String schema) {
        return schema.startsWith(SCHEMA_OF_ANY_VERSION)
                ? "this snapshot is of another version (" + schema + ") than this program reads (" + SCHEMA
                        + "); a newer Meshward may read it"
                : "this is no snapshot of Meshward";
    }
}

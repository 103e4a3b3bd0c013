package dev.meshward.manifest;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;

/**
 * Reads texts of YAML or JSON, told apart by their content, into readings in the order in which they are written. What is
 * broken becomes a reading as well, and the documents after it are read.
 */
public final class ManifestReader {

    /** A text and the name that places in it carry. Nobody compares texts, so the array is harmless. */
    @SuppressWarnings("ArrayRecordComponent")
    public record NamedText(String file, byte[] bytes) {}

    private ManifestReader() {}

    /** Everything that one text holds. */
    public static List<Reading> read(String file, byte[] bytes) {
        var readings = new ArrayList<Reading>();
        read(List.of(new NamedText(file, bytes)).iterator(), readings::add);
        return List.copyOf(readings);
    }

    /** Reads texts one after the other, several documents at a time; {@code sink} is called in the order of the texts. */
    public static void read(Iterator<NamedText> texts, Consumer<Reading> sink) {
        try (var reading = new OrderedReading(sink)) {
            texts.forEachRemaining(reading::add);
            reading.finish();
        }
    }

    /** The objects of a text that is known to be good, such as one in a test; anything else is an error. */
    public static List<Manifest> several(String yaml) {
        return read("", yaml.getBytes(StandardCharsets.UTF_8)).stream()
                .map(ManifestReader::manifest)
                .toList();
    }

    /** The one object of a text that is known to be good. */
    public static Manifest one(String yaml) {
        var manifests = several(yaml);
        if (manifests.size() != 1) {
            throw new IllegalArgumentException(
                    "The text holds " + manifests.size() + " objects where one was expected. Maybe a --- is missing.");
        }
        return manifests.getFirst();
    }

    private static Manifest manifest(Reading reading) {
        return switch (reading) {
            case Reading.Understood understood -> understood.manifest();
            case Reading.NotUnderstood(var place, var because) -> throw unexpected(place, because);
            case Reading.Foreign(var place, var because) -> throw unexpected(place, because);
        };
    }

    private static IllegalArgumentException unexpected(Place place, String because) {
        return new IllegalArgumentException(
                "At line " + place.line() + ": " + because + ". Maybe the text is cut short.");
    }
}

package dev.meshward.saved;

import dev.meshward.manifest.DataReader;
import dev.meshward.manifest.Field;
import dev.meshward.manifest.Place;

/** What became of a JSON file of ours: data, or the words that say why not. */
sealed interface JsonReading {

    record Understood(Field root) implements JsonReading {}

    /** {@code because} is a sentence that names the file. */
    record NotUnderstood(String because) implements JsonReading {}

    static JsonReading of(String file, byte[] bytes) {
        var data = DataReader.json(file, bytes);
        if (data.broken().isPresent()) {
            return new NotUnderstood(
                    file + " is damaged: " + data.because() + at(data.broken().get()) + ".");
        }
        return switch (data.documents().size()) {
            case 0 -> new NotUnderstood(file + " is empty.");
            case 1 -> new Understood(data.documents().getFirst());
            default ->
                new NotUnderstood(file + " goes on after its end, on line "
                        + data.documents().get(1).place().line() + ".");
        };
    }

    private static String at(Place place) {
        return place.line() == 0 ? "" : " (line " + place.line() + ")";
    }
}

package dev.meshward.dependencies.configuration;

import dev.meshward.manifest.Field;
import dev.meshward.manifest.Place;

/**
 * Where a value stands: a field and, in a text of several lines, the line inside it. The place is worked out only for
 * what turns into evidence, since nearly everything read does not.
 */
public record Spot(Field field, int lineInside) {

    public static Spot at(Field field) {
        return new Spot(field, 0);
    }

    public Place place() {
        var place = field.place();
        boolean block = place.line() > 0 && lineInside > 0;
        // The text of a block scalar begins on the line after its key.
        return block ? new Place(place.file(), place.line() + lineInside, place.path()) : place;
    }
}

package dev.meshward.status;

import dev.meshward.manifest.Mapping;
import dev.meshward.manifest.ObjectKey;
import dev.meshward.manifest.Place;
import dev.meshward.manifest.Value;
import java.util.Optional;

/**
 * A field that a stage changes, and what the cluster holds there.
 *
 * @param path empty for the object itself
 * @param planned the value before the stage, as it was planned
 * @param after the value the stage gives it
 * @param place of the field, or of its object, where the source tells
 */
public record ObservedField(
        ObjectKey object,
        String path,
        Optional<Value> planned,
        Optional<Value> after,
        Optional<Value> now,
        Place place,
        Course.Standing standing) {

    boolean isStrange() {
        return standing == Course.Standing.STRANGE;
    }

    /** {@code namespace shop metadata.labels.istio-injection is "disabled" (ns.yaml:7 …); it was planned on no value there}. */
    public String drift() {
        var where = place.file().isEmpty() ? "" : " (" + place + ")";
        if (path.isEmpty()) {
            return now.isPresent()
                    ? object + where + " is there already; the plan was made without it"
                    : object + " is not there any more; the plan was made on it";
        }
        return object + " " + path + " is " + words(now) + where + "; the plan was made on " + words(planned)
                + " and writes " + words(after);
    }

    private static String words(Optional<Value> value) {
        return value.map(ObservedField::words).orElse("no value");
    }

    private static String words(Value value) {
        return switch (value) {
            case Value.Nothing _ -> "no value";
            case Value.Scalar scalar -> "\"" + scalar.asText() + "\"";
            case Value.Sequence sequence -> "a list of " + sequence.items().size();
            case Mapping mapping -> "a mapping of " + mapping.size();
        };
    }
}

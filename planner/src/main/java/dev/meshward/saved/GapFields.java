package dev.meshward.saved;

import dev.meshward.cluster.ScanGap;
import dev.meshward.manifest.Field;
import dev.meshward.manifest.Mapping;
import dev.meshward.manifest.ObjectKey;
import dev.meshward.manifest.Place;
import java.util.Locale;
import java.util.Optional;

/** What the scan could not use, as JSON and back. */
final class GapFields {

    private GapFields() {}

    static Mapping written(ScanGap gap) {
        var fields = Mapping.building();
        switch (gap) {
            case ScanGap.Unreadable(var place, var because) ->
                fields.put("gap", "unreadable")
                        .put("place", ReferenceJson.of(place))
                        .put("because", because);
            case ScanGap.Foreign(var place, var because) ->
                fields.put("gap", "foreign")
                        .put("place", ReferenceJson.of(place))
                        .put("because", because);
            case ScanGap.WrongField(var object, var place, var because) ->
                fields.put("gap", "wrong-field")
                        .put("object", ReferenceJson.of(object))
                        .put("place", ReferenceJson.of(place))
                        .put("because", because);
            case ScanGap.Duplicate(var object, var place, var first, var same, var _) ->
                fields.put("gap", "duplicate")
                        .put("object", ReferenceJson.of(object))
                        .put("place", ReferenceJson.of(place))
                        .put("first", ReferenceJson.of(first))
                        .put("same", same);
            case ScanGap.NotSeen(var resource, var namespace, var hidden, var because) ->
                fields.put("gap", "not-seen")
                        .put("resource", resource)
                        .put("namespace", namespace)
                        .put("hides", hidden.name().toLowerCase(Locale.ROOT))
                        .put("because", because);
            case ScanGap.NotLooked(var what, var because) ->
                fields.put("gap", "not-looked").put("what", what).put("because", because);
        }
        return fields.build();
    }

    static ScanGap read(Field gap) throws DamagedSnapshot {
        var because = gap.at("because").textOr("");
        var place = place(gap.at("place"));
        return switch (gap.at("gap").textOr("")) {
            case "unreadable" -> new ScanGap.Unreadable(place, because);
            case "foreign" -> new ScanGap.Foreign(place, because);
            case "wrong-field" -> new ScanGap.WrongField(key(gap.at("object")), place, because);
            case "duplicate" ->
                new ScanGap.Duplicate(
                        key(gap.at("object")),
                        place,
                        place(gap.at("first")),
                        gap.at("same").isTrue(),
                        Optional.empty());
            case "not-seen" ->
                new ScanGap.NotSeen(
                        gap.at("resource").textOr(""),
                        gap.at("namespace").textOr(""),
                        hidden(gap.at("hides")),
                        because);
            case "not-looked" -> new ScanGap.NotLooked(gap.at("what").textOr(""), because);
            default -> throw new DamagedSnapshot("a gap is of no known sort");
        };
    }

    private static ScanGap.Hidden hidden(Field hides) throws DamagedSnapshot {
        for (var hidden : ScanGap.Hidden.values()) {
            if (hides.is(hidden.name().toLowerCase(Locale.ROOT))) {
                return hidden;
            }
        }
        throw new DamagedSnapshot("it does not say what a gap hides");
    }

    private static Place place(Field place) {
        return new Place(
                place.at("file").textOr(""),
                place.at("line").wholeOr(0),
                place.at("path").textOr(""));
    }

    private static ObjectKey key(Field key) {
        return new ObjectKey(
                key.at("group").textOr(""),
                key.at("kind").textOr(""),
                key.at("namespace").textOr(""),
                key.at("name").textOr(""));
    }
}

package dev.meshward.scan.redaction;

import dev.meshward.cluster.ScanGap;
import dev.meshward.manifest.ObjectKey;
import dev.meshward.manifest.Place;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Hides the names in what is said about what was not understood. */
final class RedactedGaps {

    private final UnaryOperator<String> file;
    private final RedactedText text;

    RedactedGaps(UnaryOperator<String> file, RedactedText text) {
        this.file = file;
        this.text = text;
    }

    ScanGap of(ScanGap gap) {
        return switch (gap) {
            case ScanGap.Unreadable(var place, var because) -> new ScanGap.Unreadable(place(place), words(because));
            case ScanGap.Foreign(var place, var because) -> new ScanGap.Foreign(place(place), words(because));
            case ScanGap.WrongField(var object, var place, var because) ->
                new ScanGap.WrongField(key(object, text), place(place), words(because));
            case ScanGap.Duplicate(var object, var place, var first, var same, var _) ->
                new ScanGap.Duplicate(key(object, text), place(place), place(first), same, Optional.empty());
            case ScanGap.NotSeen(var resource, var namespace, var hidden, var because) ->
                new ScanGap.NotSeen(resource, text.of(namespace), hidden, words(because));
            case ScanGap.NotLooked(var _, var because) ->
                new ScanGap.NotLooked("something of this source", words(because));
        };
    }

    static ObjectKey key(ObjectKey key, RedactedText text) {
        return new ObjectKey(key.group(), key.kind(), text.of(key.namespace()), text.of(key.name()));
    }

    private Place place(Place place) {
        return new Place(file.apply(place.file()), place.line(), place.path());
    }

    /** A quoted name may be one that nobody learned, because no cluster can hold it. */
    private static String words(String because) {
        return because.replaceAll("\"[^\"]*\"", "\"…\"");
    }
}

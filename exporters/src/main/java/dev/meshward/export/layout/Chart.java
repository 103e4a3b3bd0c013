package dev.meshward.export.layout;

import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * What is to be placed. The order in which boxes, frames and lines are handed in is of no consequence.
 *
 * @param boxes by their ids
 * @param frames by their ids; a frame without a box is not drawn
 */
public record Chart(SortedMap<String, Box> boxes, SortedMap<String, Frame> frames, SortedSet<Link> links) {

    public Chart {
        boxes = Collections.unmodifiableSortedMap(new TreeMap<>(boxes));
        frames = Collections.unmodifiableSortedMap(new TreeMap<>(frames));
        links = Collections.unmodifiableSortedSet(new TreeSet<>(links));
        for (var link : links) {
            requireKnown(boxes, link.from(), "box");
            requireKnown(boxes, link.to(), "box");
        }
        for (var box : boxes.values()) {
            if (box.frame().isPresent()) {
                requireKnown(frames, box.frame().orElseThrow(), "frame");
            }
        }
    }

    public static Chart of(Collection<Box> boxes, Collection<Frame> frames, Collection<Link> links) {
        return new Chart(byId(boxes, Box::id), byId(frames, Frame::id), new TreeSet<>(links));
    }

    private static <T> SortedMap<String, T> byId(Collection<T> things, Function<T, String> id) {
        var thingById = new TreeMap<String, T>();
        for (var thing : things) {
            if (thingById.put(id.apply(thing), thing) != null) {
                throw new IllegalArgumentException(
                        "\"%s\" is there twice. Maybe a kind or a namespace is missing in its id."
                                .formatted(id.apply(thing)));
            }
        }
        return thingById;
    }

    private static void requireKnown(Map<String, ?> thingById, String id, String kind) {
        if (!thingById.containsKey(id)) {
            throw new IllegalArgumentException("There is no %s \"%s\". Maybe it was filtered out.".formatted(kind, id));
        }
    }

    /** The boxes of a frame, by id. */
    List<Box> within(String frame) {
        return boxes.values().stream()
                .filter(box -> box.frame().filter(frame::equals).isPresent())
                .sorted(Comparator.comparing(Box::id))
                .toList();
    }
}

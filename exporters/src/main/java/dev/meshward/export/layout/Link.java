package dev.meshward.export.layout;

import java.util.Comparator;

/** A line from one box to another; between two boxes there is one at most in each direction. */
public record Link(String from, String to) implements Comparable<Link> {

    public Link {
        if (from.equals(to)) {
            throw new IllegalArgumentException(
                    "A line from \"%s\" to itself goes nowhere. Maybe it is to be told inside the box."
                            .formatted(from));
        }
    }

    @Override
    public int compareTo(Link other) {
        return Comparator.comparing(Link::from).thenComparing(Link::to).compare(this, other);
    }

    boolean touches(String box) {
        return from.equals(box) || to.equals(box);
    }
}

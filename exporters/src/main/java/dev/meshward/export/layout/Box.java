package dev.meshward.export.layout;

import java.util.Optional;

/**
 * Something of a fixed size that is to be placed.
 *
 * @param id says which one it is, from picture to picture; unique in a chart
 * @param width of all that is drawn of it, in the unit of the picture
 * @param frame the frame it stands in; empty outside every frame
 */
public record Box(String id, double width, double height, Optional<String> frame) {

    public Box {
        if (!(width > 0) || !(height > 0)) {
            throw new IllegalArgumentException(
                    "The box \"%s\" measures %s by %s. Maybe its text was not measured.".formatted(id, width, height));
        }
    }

    public Box(String id, double width, double height) {
        this(id, width, height, Optional.empty());
    }

    public Box in(String frameId) {
        return new Box(id, width, height, Optional.of(frameId));
    }
}

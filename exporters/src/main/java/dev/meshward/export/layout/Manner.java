package dev.meshward.export.layout;

import java.util.List;
import org.eclipse.elk.alg.layered.options.WrappingStrategy;
import org.eclipse.elk.core.options.Direction;

/** A way to lay a chart out in layers. */
enum Manner {
    /** Callers left, callees right: as people read. */
    RIGHT(Direction.RIGHT, WrappingStrategy.OFF, 1, 64, ElkDrawing.GAP),
    /**
     * Callers above, callees below: boxes are wide and low, so that many layers take less room, and there is some to spare
     * between neighbours, where titles may grow when they are seen from afar.
     */
    DOWN(Direction.DOWN, WrappingStrategy.OFF, 1.08, 48, 2 * ElkDrawing.GAP),
    /** Several rows of layers, one below the other; the lines between the rows are long. */
    RIGHT_IN_ROWS(Direction.RIGHT, WrappingStrategy.MULTI_EDGE, 1.4, 64, ElkDrawing.GAP),
    DOWN_IN_COLUMNS(Direction.DOWN, WrappingStrategy.MULTI_EDGE, 1.4, 48, ElkDrawing.GAP);

    /** To be tried where the first is a band; the plainest first. */
    static final List<Manner> OTHERS = List.of(DOWN, RIGHT_IN_ROWS, DOWN_IN_COLUMNS);

    private final Direction direction;
    private final WrappingStrategy wrapping;
    /** So many times as large as the plainer ways before it a picture has to become, to be worth it. */
    private final double leastGain;

    private final double gapBetweenLayers;
    private final double gapBetweenNeighbours;

    Manner(
            Direction direction,
            WrappingStrategy wrapping,
            double leastGain,
            double gapBetweenLayers,
            double gapBetweenNeighbours) {
        this.direction = direction;
        this.wrapping = wrapping;
        this.leastGain = leastGain;
        this.gapBetweenLayers = gapBetweenLayers;
        this.gapBetweenNeighbours = gapBetweenNeighbours;
    }

    Direction direction() {
        return direction;
    }

    WrappingStrategy wrapping() {
        return wrapping;
    }

    /** So many times as large as by a plainer way a picture has to become, to be worth it. */
    double leastGain() {
        return leastGain;
    }

    double gapBetweenLayers() {
        return gapBetweenLayers;
    }

    /** In one layer. */
    double gapBetweenNeighbours() {
        return gapBetweenNeighbours;
    }
}

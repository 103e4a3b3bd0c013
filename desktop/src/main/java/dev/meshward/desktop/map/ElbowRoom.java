package dev.meshward.desktop.map;

import dev.meshward.export.layout.Area;
import java.util.Collection;
import java.util.List;

/**
 * How far a box may grow to either side, so that its title can be read from afar and it still stands apart from its
 * neighbours.
 *
 * @param areas of the boxes that are seen
 */
record ElbowRoom(List<Area> areas) {

    /** With more boxes in sight nobody reads titles, and looking around each would take too long. */
    private static final int MOST = 400;

    /** Of what the layout leaves between two boxes of one row, in the unit of the map. */
    private static final double USUAL = 9;

    /** A box that grows leaves so much of the gap to its neighbour, who may grow as well. */
    private static final double OF_THE_GAP = 0.44;

    static ElbowRoom among(Collection<Area> areas, Area seen) {
        return new ElbowRoom(areas.stream().filter(seen::overlaps).toList());
    }

    /**
     * To either side, in the unit of the map.
     *
     * @param wanted no more is looked for
     * @param high how high the box will be, around its middle
     */
    double around(Area box, double wanted, double high) {
        if (areas.size() > MOST) {
            return Math.min(wanted, USUAL);
        }
        double free = wanted;
        double middle = box.centre().y();
        for (var other : areas) {
            boolean isBeside = !other.equals(box)
                    && Math.abs(other.centre().y() - middle) < (high + Math.max(high, other.height())) / 2;
            if (isBeside) {
                double gap = Math.max(other.x() - box.right(), box.x() - other.right());
                free = Math.min(free, Math.max(0, gap) * OF_THE_GAP);
            }
        }
        return free;
    }
}

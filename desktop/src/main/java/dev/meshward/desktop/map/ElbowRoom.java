package dev.meshward.desktop.map;

import dev.meshward.export.layout.Area;
import java.util.Collection;
import java.util.List;

/**
 * How far a box may grow, so that its title can be read from afar and it still stands apart from its neighbours.
 *
 * @param areas of the boxes that are seen
 * @param highest no box may be higher, lest one covers the next; in the unit of the map
 */
record ElbowRoom(List<Area> areas, double highest) {

    /** With more boxes in sight nobody reads titles, and looking around each would take too long. */
    private static final int MOST = 400;

    /** Of what the layout leaves between two boxes of one row, in the unit of the map. */
    private static final double USUAL = 9;

    /** Of a box, with some of what the layout leaves below it. */
    private static final double USUAL_HEIGHT = 56;

    private static final double OF_THE_PITCH = 0.9;

    /** A box that grows leaves so much of the gap to its neighbour, who may grow as well. */
    private static final double OF_THE_GAP = 0.44;

    static ElbowRoom among(Collection<Area> areas, Area seen) {
        var inSight = areas.stream().filter(seen::overlaps).toList();
        return new ElbowRoom(inSight, inSight.size() > MOST ? USUAL_HEIGHT : pitch(inSight) * OF_THE_PITCH);
    }

    /** From the middle of a box to the middle of the next one below it, at least. */
    private static double pitch(List<Area> areas) {
        double least = Double.MAX_VALUE;
        for (int i = 0; i < areas.size(); i++) {
            for (int j = 0; j < i; j++) {
                var one = areas.get(i);
                var other = areas.get(j);
                if (one.x() < other.right() && other.x() < one.right()) {
                    least = Math.min(
                            least, Math.abs(one.centre().y() - other.centre().y()));
                }
            }
        }
        return least;
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

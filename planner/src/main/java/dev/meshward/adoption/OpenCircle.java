package dev.meshward.adoption;

import java.util.Set;

/** One circle at a time: while one is left open, the next stage goes on with it, and no other is begun but to be ended. */
final class OpenCircle {

    private static final int NONE = -1;

    private final JoinCircles circles;
    private final int[] left;
    private int open = NONE;

    /** Whether the stage in the making holds somebody of the open circle already. */
    private boolean isServed;

    OpenCircle(JoinCircles circles) {
        this.circles = circles;
        this.left = circles.all().stream().mapToInt(Set::size).toArray();
    }

    void beginStage() {
        isServed = false;
    }

    boolean admits(Parcel parcel) {
        int circle = circles.of(parcel.number());
        boolean isOpenElsewhere = open != NONE && open != circle;
        return !isOpenElsewhere || (isServed && (circle == NONE || left[circle] == 1));
    }

    void took(Parcel parcel) {
        int circle = circles.of(parcel.number());
        if (circle == NONE) {
            return;
        }
        left[circle]--;
        if (open == NONE || open == circle) {
            open = left[circle] == 0 ? NONE : circle;
            isServed = true;
        }
    }
}

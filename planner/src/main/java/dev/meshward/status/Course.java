package dev.meshward.status;

import dev.meshward.manifest.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The values that one field takes while the stages of a plan are carried out one after the other. Where a plan puts a field
 * back to a value it had, the field alone does not tell how far the plan is.
 */
final class Course {

    /** Where a field stands, seen from one stage. */
    enum Standing {
        /** As before the stage; an earlier one may still have to change it. */
        BEFORE,
        /** As the stage, or one after it, leaves it. */
        AFTER,
        /** A value it has before as well as after. */
        EITHER,
        /** A value that no stage of the plan gives it, and that it did not have when the plan was made. */
        STRANGE,
        /** Nobody knows: the object may be there, and was not seen. */
        NOT_SEEN
    }

    private final List<Optional<Value>> values = new ArrayList<>();
    private final List<Integer> stages = new ArrayList<>();

    /** The field has this value after that stage; stages come in their order. */
    void add(int stage, TouchedLeaf leaf) {
        if (values.isEmpty()) {
            values.add(leaf.before());
        }
        if (!stages.isEmpty() && stages.getLast() == stage) {
            values.set(values.size() - 1, leaf.after());
        } else {
            stages.add(stage);
            values.add(leaf.after());
        }
    }

    /** The value when the plan was made. */
    Optional<Value> original() {
        return values.getFirst();
    }

    Optional<Value> before(int stage) {
        return values.get(stages.indexOf(stage));
    }

    Optional<Value> after(int stage) {
        return values.get(stages.indexOf(stage) + 1);
    }

    Standing seenFrom(int stage, Optional<Value> now) {
        int after = stages.indexOf(stage) + 1;
        boolean fitsBefore = false;
        boolean fitsAfter = false;
        for (int i = 0; i < values.size(); i++) {
            if (Contained.in(now, values.get(i))) {
                fitsBefore |= i < after;
                fitsAfter |= i >= after;
            }
        }
        if (fitsBefore && fitsAfter) {
            return Standing.EITHER;
        }
        return fitsBefore ? Standing.BEFORE : fitsAfter ? Standing.AFTER : Standing.STRANGE;
    }
}

package dev.meshward.export.excel;

import dev.meshward.manifest.Place;
import java.util.List;
import java.util.Map;

/** What a workbook says that came back. */
public sealed interface Edits {

    /**
     * What people changed.
     *
     * @param passedOver what is told and not read: rows that are gone, rows that are nobody's, columns that are gone
     * @param joinNumberByStage which of the join stages a stage is, counted from 1, by the number of the stage
     */
    record Read(List<Edit> edits, List<Remark> passedOver, Map<Integer, Integer> joinNumberByStage) implements Edits {
        public Read {
            joinNumberByStage = Map.copyOf(joinNumberByStage);
            edits = List.copyOf(edits);
            passedOver = List.copyOf(passedOver);
        }
    }

    /** @param refusals each with its cell; never empty */
    record Refused(List<Remark> refusals) implements Edits {
        public Refused {
            refusals = List.copyOf(refusals);
        }
    }

    /** @param because a sentence for people */
    record Remark(Place place, String because) {
        @Override
        public String toString() {
            return place + ": " + because;
        }
    }
}

package dev.meshward.export.excel;

import dev.meshward.adoption.Gate;
import dev.meshward.adoption.StageKind;
import dev.meshward.export.markdown.Soak;
import dev.meshward.saved.SavedStage;
import java.util.ArrayList;
import java.util.List;

/** When stages can begin and be done at the earliest, in days from the first, by the time their gates have to hold. */
final class Earliest {

    /** Days from the beginning of the first stage. */
    record Span(int begins, int ends) {
        int days() {
            return ends - begins;
        }
    }

    private Earliest() {}

    /** One after the other; dry runs of policies refuse nothing, so that all of them begin together. */
    static List<Span> of(List<SavedStage> stages) {
        var spans = new ArrayList<Span>();
        int next = 0;
        for (var saved : stages) {
            int ends = next + (int) Soak.longest(saved, Gate.When.AFTER).toDays();
            spans.add(new Span(next, ends));
            next = saved.stage().kind() == StageKind.AUTHORIZE ? next : ends;
        }
        return spans;
    }
}

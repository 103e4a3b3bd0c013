package dev.meshward.export.excel;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Several copies of one workbook that people edited apart: what only one of them changed is taken, cell by cell. */
public final class EditsMerge {

    private EditsMerge() {}

    /** Refused where two copies changed a cell into different things, or where one of them is refused. */
    public static Edits of(List<Edits> copies) {
        var merged = new LinkedHashMap<Edit.Cell, Edit>();
        var joins = new TreeMap<Integer, Integer>();
        var passedOver = new ArrayList<Edits.Remark>();
        var refusals = new ArrayList<Edits.Remark>();
        for (var copy : copies) {
            switch (copy) {
                case Edits.Refused(var because) -> refusals.addAll(because);
                case Edits.Read(var edits, var remarks, var joinNumbers) -> {
                    passedOver.addAll(remarks);
                    joinNumbers.forEach(joins::putIfAbsent);
                    edits.forEach(edit -> add(edit, merged, refusals));
                }
            }
        }
        return refusals.isEmpty()
                ? new Edits.Read(List.copyOf(merged.values()), passedOver, joins)
                : new Edits.Refused(refusals);
    }

    private static void add(Edit edit, Map<Edit.Cell, Edit> merged, List<Edits.Remark> refusals) {
        var other = merged.putIfAbsent(edit.cell(), edit);
        if (other != null && !other.now().equals(edit.now())) {
            refusals.add(new Edits.Remark(
                    edit.place(),
                    "Here it says “" + edit.now() + "”, and “" + other.now() + "” at " + other.place() + "; it was “"
                            + edit.before() + "”. Which one counts?"));
        }
    }
}

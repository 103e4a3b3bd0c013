package dev.meshward.adoption;

import dev.meshward.cluster.WorkloadId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * Who climbs which rung with whom, in which order: all of a plan that may be chosen. The rest follows from the rules.
 * Where nobody says otherwise, a rung is over before the next one begins.
 */
public record Arrangement(List<Group> groups) {

    /** The rungs whose stages are about workloads. */
    static final List<StageKind> RUNGS = List.of(StageKind.JOIN, StageKind.STRICT, StageKind.AUTHORIZE);

    /** Those that climb a rung in one stage. */
    public record Group(StageKind rung, List<WorkloadId> workloads) {
        public Group {
            workloads = workloads.stream().sorted().distinct().toList();
        }
    }

    public Arrangement {
        groups = groups.stream().filter(group -> !group.workloads().isEmpty()).toList();
    }

    /** As these stages have it. */
    public static Arrangement of(Collection<Stage> stages) {
        return new Arrangement(stages.stream()
                .filter(stage -> RUNGS.contains(stage.kind()))
                .map(stage -> new Group(stage.kind(), stage.workloads()))
                .toList());
    }

    /** The groups of a rung, in their order. */
    public List<List<WorkloadId>> on(StageKind rung) {
        return groups.stream()
                .filter(group -> group.rung() == rung)
                .map(Group::workloads)
                .toList();
    }

    /** The place of a group among all, counted from 0. */
    int position(StageKind rung, int group) {
        int found = -1;
        int position = -1;
        while (found < group) {
            position++;
            found += groups.get(position).rung() == rung ? 1 : 0;
        }
        return position;
    }

    /** With these groups on a rung; a group without a place yet comes after the last of its rung, or where its rung begins. */
    Arrangement with(StageKind rung, List<List<WorkloadId>> changed) {
        var rest = new ArrayList<>(changed);
        var all = new ArrayList<Group>();
        for (var group : groups) {
            boolean isOfRung = group.rung() == rung;
            if (!isOfRung) {
                all.add(group);
            } else if (!rest.isEmpty()) {
                all.add(new Group(rung, rest.removeFirst()));
            }
        }
        int last = lastUpTo(rung, all);
        for (int i = 0; i < rest.size(); i++) {
            all.add(last + i, new Group(rung, rest.get(i)));
        }
        return new Arrangement(all);
    }

    private static int lastUpTo(StageKind rung, List<Group> groups) {
        for (int i = groups.size(); i > 0; i--) {
            if (Comparator.<StageKind>naturalOrder().compare(groups.get(i - 1).rung(), rung) <= 0) {
                return i;
            }
        }
        return 0;
    }
}

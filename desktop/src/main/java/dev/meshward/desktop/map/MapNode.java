package dev.meshward.desktop.map;

import dev.meshward.cluster.WorkloadId;
import dev.meshward.dependencies.Caller;
import dev.meshward.export.layout.Box;
import java.util.List;
import java.util.Optional;

/**
 * A box of the map.
 *
 * @param id the same from picture to picture
 * @param frame the namespace whose frame it stands in, where that is opened
 * @param workloads those it stands for: one, those of a closed namespace, or none
 */
record MapNode(String id, Kind kind, String title, Optional<String> frame, List<WorkloadId> workloads) {

    /** What a box stands for. */
    enum Kind {
        NAMESPACE,
        WORKLOAD,
        /** A namespace in which nobody let us see a workload. */
        UNSEEN,
        /** Whoever calls from outside the cluster, and the API server. */
        CALLER,
        /** Every host outside the cluster. */
        OUTSIDE
    }

    private static final double HEIGHT = 46;
    private static final double AROUND_TEXT = 56;
    private static final double OF_A_LETTER = 8.2;
    private static final double LEAST_WIDTH = 120;

    MapNode {
        workloads = List.copyOf(workloads);
    }

    static String idOfNamespace(String namespace) {
        return "namespace " + namespace;
    }

    static String idOf(WorkloadId workload) {
        return workload.toString();
    }

    static String idOfCaller(Caller caller) {
        return caller instanceof Caller.Pods(var workload) ? idOf(workload) : "caller " + caller.name();
    }

    Optional<WorkloadId> workload() {
        return kind == Kind.WORKLOAD ? Optional.of(workloads.getFirst()) : Optional.empty();
    }

    /** Measured by letters: the font is not known off the window's thread, and a box too wide by a little is no harm. */
    Box box() {
        var box = new Box(id, Math.max(LEAST_WIDTH, Math.ceil(title.length() * OF_A_LETTER + AROUND_TEXT)), HEIGHT);
        return frame.map(box::in).orElse(box);
    }
}

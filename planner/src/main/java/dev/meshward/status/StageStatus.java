package dev.meshward.status;

import dev.meshward.cluster.WorkloadId;
import java.util.List;

/**
 * Where a stage stands.
 *
 * @param state what the cluster shows
 * @param withProxy workloads of a join whose running pods all have the proxy
 * @param withoutProxy workloads of a join with running pods that have none, and how many; empty where no pods were seen
 * @param drift what is otherwise than the plan and the run log say, a sentence each
 */
public record StageStatus(
        PlannedStage planned,
        State state,
        List<WorkloadId> withProxy,
        List<WithoutProxy> withoutProxy,
        List<String> drift) {

    /** A workload that joined by its fields, and pods of it that did not. */
    public record WithoutProxy(WorkloadId workload, int pods, int running) {
        @Override
        public String toString() {
            return workload + " (" + pods + " of " + running + (running == 1 ? " pod)" : " pods)");
        }
    }

    public enum State {
        NOT_BEGUN("not begun"),
        PARTLY("partly"),
        DONE("done"),
        DRIFTED("drifted"),
        NOT_TOLD("not told");

        private final String word;

        State(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }

    public StageStatus {
        withProxy = List.copyOf(withProxy);
        withoutProxy = List.copyOf(withoutProxy);
        drift = List.copyOf(drift);
    }

    /** Whether something of the stage is in the cluster: whoever plans again leaves it as it is. */
    public boolean isBegun() {
        return state == State.DONE || state == State.PARTLY || state == State.DRIFTED;
    }
}

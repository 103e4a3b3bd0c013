package dev.meshward.adoption.schedule;

/** Looks for the best schedule. Deterministic: the same problem and start give the same solution, on any number of cores. */
public interface ScheduleEngine {

    /** As the user names it, such as {@code cp-sat}. */
    String name();

    /**
     * A schedule that keeps the rules and is at least as good as the start; the start itself where nothing better was
     * found. A start that breaks rules is only kept where nothing was found that keeps them.
     *
     * @param start every task in a stage
     */
    Solution solve(ScheduleProblem problem, Schedule start);

    /** The same engine with so many seconds for each level, in a time of its own that no clock decides; itself where it counts steps. */
    default ScheduleEngine patient(double seconds) {
        return this;
    }
}

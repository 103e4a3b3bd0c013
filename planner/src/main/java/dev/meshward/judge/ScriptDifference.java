package dev.meshward.judge;

import dev.meshward.cluster.WorkloadId;
import dev.meshward.manifest.ObjectKey;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What two versions of a stage do differently.
 *
 * @param objects to which they do something else, or at another step
 * @param renewed workloads whose pods only one of them makes anew, or at another step
 */
record ScriptDifference(Set<ObjectKey> objects, Set<WorkloadId> renewed) {

    static ScriptDifference between(StageScript one, StageScript other) {
        var difference = new ScriptDifference(new HashSet<>(), new HashSet<>());
        difference.collect(one.steps(), other.steps());
        difference.collect(one.undo(), other.undo());
        return difference;
    }

    private void collect(List<ScriptStep> some, List<ScriptStep> others) {
        for (int i = 0; i < Math.max(some.size(), others.size()); i++) {
            var one = i < some.size() ? List.of(some.get(i)) : List.<ScriptStep>of();
            var other = i < others.size() ? List.of(others.get(i)) : List.<ScriptStep>of();
            if (one.isEmpty() || other.isEmpty() || !areAlike(one.getFirst(), other.getFirst())) {
                one.forEach(this::addAll);
                other.forEach(this::addAll);
            } else {
                addDifferent(one.getFirst(), other.getFirst());
            }
        }
    }

    /** Steps of the same kind differ by what only one of them does. */
    private static boolean areAlike(ScriptStep one, ScriptStep other) {
        return one.name().equals(other.name()) && one.action().equals(other.action()) && one.waits() == other.waits();
    }

    private void addAll(ScriptStep step) {
        step.ops().forEach(op -> objects.add(op.key()));
        renewed.addAll(step.renewed());
    }

    private void addDifferent(ScriptStep one, ScriptStep other) {
        without(one.ops(), other.ops()).forEach(op -> objects.add(op.key()));
        without(other.ops(), one.ops()).forEach(op -> objects.add(op.key()));
        var both = new HashSet<>(one.renewed());
        both.retainAll(other.renewed());
        one.renewed().stream().filter(each -> !both.contains(each)).forEach(renewed::add);
        other.renewed().stream().filter(each -> !both.contains(each)).forEach(renewed::add);
    }

    private static List<Op> without(List<Op> ops, List<Op> others) {
        var left = new ArrayList<Op>();
        for (var op : ops) {
            if (others.stream().noneMatch(op::doesTheSameAs)) {
                left.add(op);
            }
        }
        return left;
    }
}

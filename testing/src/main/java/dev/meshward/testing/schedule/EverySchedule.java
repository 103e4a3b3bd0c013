package dev.meshward.testing.schedule;

import dev.meshward.adoption.schedule.Call;
import dev.meshward.adoption.schedule.OrderRules;
import dev.meshward.adoption.schedule.ScheduleProblem;
import dev.meshward.adoption.schedule.Task;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Tries every schedule of a small problem, as plainly as possible, and keeps the best. Rules and objective are read here from
 * the words of the model once more.
 */
public final class EverySchedule {

    private final ScheduleProblem problem;
    private final int tasks;
    private final int[] stage;
    private Optional<Figure> best = Optional.empty();

    /** The three levels of the objective. */
    public record Figure(long inversions, int stages, long exposure) {

        boolean isBetterThan(Figure other) {
            if (inversions != other.inversions) {
                return inversions < other.inversions;
            }
            return stages != other.stages ? stages < other.stages : exposure < other.exposure;
        }
    }

    private EverySchedule(ScheduleProblem problem) {
        this.problem = problem;
        this.tasks = problem.tasks().size();
        this.stage = new int[tasks];
    }

    /** Of the best schedule; empty where no schedule keeps the rules. */
    public static Optional<Figure> best(ScheduleProblem problem) {
        var every = new EverySchedule(problem);
        every.assign(0, 0);
        return every.best;
    }

    private void assign(int task, int used) {
        int toCome = tasks - task;
        int highest = Arrays.stream(stage, 0, task).max().orElse(0);
        if (highest - Integer.bitCount(used) > toCome) {
            return;
        }
        if (task == tasks) {
            weigh();
            return;
        }
        for (int number = 1; number <= tasks; number++) {
            stage[task] = number;
            assign(task + 1, used | 1 << number);
        }
        stage[task] = 0;
    }

    private void weigh() {
        var figure = new Figure(inversions(), Arrays.stream(stage).max().orElse(0), exposure());
        boolean isCandidate = best.isEmpty() || figure.isBetterThan(best.get());
        if (isCandidate && isOrderly() && areStagesSmall() && areCirclesWhole()) {
            best = Optional.of(figure);
        }
    }

    private boolean isOrderly() {
        var order = problem.order();
        return order.before().stream().allMatch(pair -> stage[pair.one()] < stage[pair.other()])
                && order.notAfter().stream().allMatch(pair -> stage[pair.one()] <= stage[pair.other()])
                && order.apart().stream().allMatch(pair -> stage[pair.one()] != stage[pair.other()])
                && order.windows().entrySet().stream()
                        .allMatch(entry -> isWithin(stage[entry.getKey()], entry.getValue()))
                && order.canary().stream().allMatch(this::isFirstAlone);
    }

    private static boolean isWithin(int stage, OrderRules.Window window) {
        return window.first() <= stage && stage <= window.last();
    }

    private boolean isFirstAlone(int canary) {
        return stage[canary] == 1 && in(1).size() == 1;
    }

    private List<Task> in(int number) {
        var found = new ArrayList<Task>();
        for (int task = 0; task < tasks; task++) {
            if (stage[task] == number) {
                found.add(problem.tasks().get(task));
            }
        }
        return found;
    }

    private boolean areStagesSmall() {
        for (int number = 1; number <= tasks; number++) {
            if (!isSmall(in(number))) {
                return false;
            }
        }
        return true;
    }

    private boolean isSmall(List<Task> members) {
        if (members.size() < 2 || members.stream().allMatch(this::isHeldByWindow)) {
            return true;
        }
        Set<Integer> touched = new HashSet<>();
        Set<Integer> namespaces = new HashSet<>();
        Set<Integer> grades = new HashSet<>();
        int restarts = 0;
        for (var task : members) {
            touched.addAll(task.touched());
            namespaces.addAll(task.namespaces());
            grades.add(task.grade());
            restarts += task.restarts();
        }
        var capacity = problem.capacity();
        return grades.size() == 1
                && touched.size() <= capacity.touched()
                && namespaces.size() <= capacity.namespaces()
                && restarts <= capacity.restarts();
    }

    private boolean isHeldByWindow(Task task) {
        var window = problem.order().windows().get(task.number());
        boolean isCanary = problem.order().canary().equals(Optional.of(task.number()));
        return window != null && window.first() == window.last() && !isCanary;
    }

    private boolean areCirclesWhole() {
        for (var circle : problem.order().circles()) {
            var used = new HashSet<Integer>();
            circle.forEach(task -> used.add(stage[task]));
            int grade = problem.tasks().get(circle.first()).grade();
            int last = used.stream().mapToInt(Integer::intValue).max().orElse(0);
            for (int number = used.stream().mapToInt(Integer::intValue).min().orElse(1); number <= last; number++) {
                if (!used.contains(number) && in(number).stream().anyMatch(task -> task.grade() == grade)) {
                    return false;
                }
            }
        }
        return true;
    }

    private long inversions() {
        long inversions = 0;
        for (var early : problem.tasks()) {
            for (var late : problem.tasks()) {
                if (stage[early.number()] < stage[late.number()]) {
                    inversions += inverted(early, late);
                }
            }
        }
        return inversions;
    }

    private static long inverted(Task early, Task late) {
        long pairs = 0;
        for (var more : early.climbing().entrySet()) {
            for (var less : late.climbing().entrySet()) {
                pairs += more.getKey() > less.getKey() ? (long) more.getValue() * less.getValue() : 0;
            }
        }
        return pairs;
    }

    private long exposure() {
        long exposure = 0;
        for (Call call : problem.calls()) {
            int until = 0;
            for (int task : call.tasks()) {
                until = Math.max(until, stage[task]);
            }
            exposure += call.weight() * until;
        }
        return exposure;
    }
}

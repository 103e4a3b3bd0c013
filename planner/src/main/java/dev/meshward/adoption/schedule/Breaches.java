package dev.meshward.adoption.schedule;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Says which rules a schedule breaks, one sentence each, in a fixed order. Plain rather than fast. */
public final class Breaches {

    private final ScheduleProblem problem;
    private final Schedule schedule;
    private final List<String> found = new ArrayList<>();

    private Breaches(ScheduleProblem problem, Schedule schedule) {
        this.problem = problem;
        this.schedule = schedule;
    }

    /** None for a schedule that keeps all rules. */
    public static List<String> of(ScheduleProblem problem, Schedule schedule) {
        var breaches = new Breaches(problem, schedule);
        var stages = schedule.tasksByStage();
        for (int i = 0; i < stages.size(); i++) {
            breaches.checkStage(i + 1, stages.get(i));
        }
        breaches.checkOrder();
        breaches.checkCanary();
        problem.order().circles().forEach(circle -> breaches.checkCircle(circle, stages));
        return List.copyOf(breaches.found);
    }

    private void check(boolean holds, String breach) {
        if (!holds) {
            found.add(breach);
        }
    }

    private void checkStage(int number, List<Integer> stage) {
        check(!stage.isEmpty(), "stage " + number + " is empty");
        if (stage.size() < 2 || stage.stream().allMatch(problem::isPinned)) {
            return;
        }
        var tasks = stage.stream().map(problem.tasks()::get).toList();
        Set<Integer> touched = new HashSet<>();
        Set<Integer> namespaces = new HashSet<>();
        tasks.forEach(task -> touched.addAll(task.touched()));
        tasks.forEach(task -> namespaces.addAll(task.namespaces()));
        int restarts = tasks.stream().mapToInt(Task::restarts).sum();
        check(tasks.stream().map(Task::grade).distinct().count() == 1, "stage " + number + " mixes grades");
        check(touched.size() <= problem.capacity().touched(), "stage " + number + " touches too many workloads");
        check(namespaces.size() <= problem.capacity().namespaces(), "stage " + number + " touches too many namespaces");
        check(restarts <= problem.capacity().restarts(), "stage " + number + " restarts too many pods");
    }

    private void checkOrder() {
        var order = problem.order();
        order.before()
                .forEach(pair -> check(
                        schedule.stage(pair.one()) < schedule.stage(pair.other()),
                        pair.one() + " is not before " + pair.other()));
        order.notAfter()
                .forEach(pair -> check(
                        schedule.stage(pair.one()) <= schedule.stage(pair.other()),
                        pair.one() + " is after " + pair.other()));
        order.apart()
                .forEach(pair -> check(
                        schedule.stage(pair.one()) != schedule.stage(pair.other()),
                        pair.one() + " is not apart from " + pair.other()));
        order.windows()
                .forEach((task, window) ->
                        check(window.holds(schedule.stage(task)), task + " is outside the stages it may be in"));
    }

    private void checkCanary() {
        problem.order().canary().ifPresent(canary -> {
            var first = schedule.tasksByStage().getFirst();
            check(first.equals(List.of(canary)), "the canary is not alone in the first stage");
        });
    }

    private void checkCircle(Set<Integer> circle, List<List<Integer>> stages) {
        var used = circle.stream().map(schedule::stage).toList();
        int first = used.stream().mapToInt(Integer::intValue).min().orElse(1);
        int last = used.stream().mapToInt(Integer::intValue).max().orElse(0);
        int grade = problem.tasks().get(circle.iterator().next()).grade();
        for (int number = first; number <= last; number++) {
            boolean isOfGrade = stages.get(number - 1).stream()
                    .anyMatch(task -> problem.tasks().get(task).grade() == grade);
            check(!isOfGrade || used.contains(number), "stage " + number + " tears the circle " + circle + " apart");
        }
    }
}

package dev.meshward.testing.schedule;

import dev.meshward.adoption.schedule.Call;
import dev.meshward.adoption.schedule.Capacity;
import dev.meshward.adoption.schedule.OrderRules;
import dev.meshward.adoption.schedule.ScheduleProblem;
import dev.meshward.adoption.schedule.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * The joins of a large company: a task for each namespace, a few workloads in each, calls that mostly go to the namespaces
 * everybody calls, some circles, four grades of criticality.
 */
public final class LargeProblem {

    /** Of a hundred namespaces, how many are not critical, normal, highly and most critical. */
    private static final List<Integer> GRADES = List.of(20, 50, 20, 10);

    /** So that 300 namespaces of some six workloads fit into fewer than forty stages. */
    private static final Capacity CAPACITY = new Capacity(75, 10, 400);

    private final Random random;
    private final List<Task> tasks = new ArrayList<>();

    private LargeProblem(long seed) {
        this.random = new Random(seed * 0x9E3779B97F4A7C15L);
    }

    public static ScheduleProblem of(long seed, int namespaces) {
        return new LargeProblem(seed).drawn(namespaces);
    }

    private ScheduleProblem drawn(int namespaces) {
        int workload = 0;
        for (int number = 0; number < namespaces; number++) {
            int many = 1 + random.nextInt(11);
            var touched = new TreeSet<>(
                    IntStream.range(workload, workload + many).boxed().toList());
            workload += many;
            int grade = grade();
            tasks.add(
                    new Task(number, grade, Map.of(grade, many), touched, new TreeSet<>(List.of(number)), pods(many)));
        }
        var order = new OrderRules(List.of(), List.of(), List.of(), Map.of(), circles(namespaces / 20), canary());
        return new ScheduleProblem(tasks, CAPACITY, order, calls(5 * namespaces));
    }

    private int grade() {
        int lot = random.nextInt(100);
        int grade = 0;
        for (int share = GRADES.getFirst(); lot >= share; share += GRADES.get(grade)) {
            grade++;
        }
        return grade;
    }

    private int pods(int workloads) {
        return IntStream.range(0, workloads).map(_ -> 1 + random.nextInt(5)).sum();
    }

    /** Two or three namespaces of one grade each, and no namespace in two circles. */
    private List<SortedSet<Integer>> circles(int many) {
        var circles = new ArrayList<SortedSet<Integer>>();
        var taken = new TreeSet<Integer>();
        while (circles.size() < many) {
            int grade = grade();
            var free = tasks.stream()
                    .filter(task -> task.grade() == grade && !taken.contains(task.number()))
                    .map(Task::number)
                    .toList();
            var circle = new TreeSet<Integer>();
            for (int i = 2 + random.nextInt(2); i > 0 && !free.isEmpty(); i--) {
                circle.add(free.get(random.nextInt(free.size())));
            }
            if (circle.size() > 1) {
                circles.add(circle);
                taken.addAll(circle);
            }
        }
        return circles;
    }

    private Optional<Integer> canary() {
        return tasks.stream()
                .filter(task -> task.grade() == 0)
                .map(Task::number)
                .findFirst();
    }

    /** Calls that wait for the same namespaces are one; some were counted, by requests, and weigh more. */
    private List<Call> calls(int many) {
        var weights = new TreeMap<String, Call>();
        for (int i = 0; i < many; i++) {
            var ends = new TreeSet<>(List.of(random.nextInt(tasks.size()), often()));
            long weight = random.nextInt(3) == 0
                    ? Math.round(Call.ONE * Math.log(1 + Math.exp(random.nextDouble() * 7)))
                    : Call.ONE;
            weights.merge(
                    ends.toString(),
                    new Call(weight, ends),
                    (one, other) -> new Call(one.weight() + other.weight(), one.tasks()));
        }
        return List.copyOf(weights.values());
    }

    /** The namespaces with small numbers are called by many. */
    private int often() {
        double lot = random.nextDouble();
        return (int) (lot * lot * lot * tasks.size());
    }
}

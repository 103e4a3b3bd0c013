package dev.meshward.testing.schedule;

import dev.meshward.adoption.schedule.Call;
import dev.meshward.adoption.schedule.Capacity;
import dev.meshward.adoption.schedule.OrderRules;
import dev.meshward.adoption.schedule.OrderRules.Pair;
import dev.meshward.adoption.schedule.OrderRules.Window;
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

/** Problems of every kind the ladder has, with all rules in every mixture, small enough to try every schedule. */
public final class DrawnProblem {

    private final Random random;
    private final int size;
    private final List<Task> tasks = new ArrayList<>();

    private DrawnProblem(long seed, int most) {
        this.random = new Random(seed * 0x9E3779B97F4A7C15L);
        this.size = 3 + random.nextInt(most - 2);
    }

    /** @param most how many tasks there are at most; at least 3 */
    public static ScheduleProblem of(long seed, int most) {
        var drawn = new DrawnProblem(seed, most);
        return drawn.random.nextInt(3) == 0 ? drawn.tightening() : drawn.join();
    }

    private boolean rarely() {
        return random.nextInt(10) == 0;
    }

    /** Who may call: what a task touches overlaps with what others touch, and nothing else matters. */
    private ScheduleProblem tightening() {
        for (int task = 0; task < size; task++) {
            int grade = random.nextInt(2);
            var touched = some(2 * size, 1 + random.nextInt(4));
            var namespaces = new TreeSet<Integer>();
            touched.forEach(each -> namespaces.add(each / 3));
            tasks.add(new Task(task, grade, Map.of(grade, 1), touched, namespaces, 0));
        }
        var capacity = new Capacity(4 + random.nextInt(4), 2 + random.nextInt(2), 0);
        return new ScheduleProblem(tasks, capacity, OrderRules.none(), List.of());
    }

    private SortedSet<Integer> some(int of, int many) {
        var some = new TreeSet<Integer>();
        for (int i = 0; i < many; i++) {
            some.add(random.nextInt(of));
        }
        return some;
    }

    private ScheduleProblem join() {
        int workload = 0;
        for (int task = 0; task < size; task++) {
            int grade = random.nextInt(3) / (1 + random.nextInt(2));
            int many = 1 + random.nextInt(4);
            var touched = new TreeSet<>(
                    IntStream.range(workload, workload + many).boxed().toList());
            workload += many;
            var namespaces = new TreeSet<>(List.of(rarely() ? random.nextInt(size) : task));
            tasks.add(new Task(task, grade, climbing(grade, many), touched, namespaces, random.nextInt(8)));
        }
        var capacity = new Capacity(4 + random.nextInt(6), 1 + random.nextInt(3), 7 + random.nextInt(14));
        return new ScheduleProblem(tasks, capacity, order(), calls());
    }

    private Map<Integer, Integer> climbing(int grade, int many) {
        var climbing = new TreeMap<>(Map.of(grade, many));
        if (rarely() && grade > 0 && many > 1) {
            climbing.put(grade, many - 1);
            climbing.put(random.nextInt(grade), 1);
        }
        return climbing;
    }

    private OrderRules order() {
        boolean isWished = random.nextInt(3) == 0;
        return new OrderRules(
                isWished ? pairs() : List.of(),
                random.nextInt(3) == 0 ? pairs() : List.of(),
                isWished ? pairs() : List.of(),
                isWished ? windows() : Map.of(),
                isWished ? List.of() : circles(),
                isWished || random.nextBoolean() ? Optional.empty() : canary());
    }

    private List<Pair> pairs() {
        var pairs = new ArrayList<Pair>();
        for (int i = random.nextInt(3); i > 0; i--) {
            int one = random.nextInt(size - 1);
            pairs.add(new Pair(one, one + 1 + random.nextInt(size - one - 1)));
        }
        return pairs;
    }

    private Map<Integer, Window> windows() {
        var windows = new TreeMap<Integer, Window>();
        for (int i = random.nextInt(3); i > 0; i--) {
            int first = 1 + random.nextInt(3);
            windows.put(random.nextInt(size), new Window(first, first + random.nextInt(2)));
        }
        return windows;
    }

    private List<SortedSet<Integer>> circles() {
        var circles = new ArrayList<SortedSet<Integer>>();
        for (int grade = 0; grade < 3; grade++) {
            int here = grade;
            var like = tasks.stream()
                    .filter(task -> task.grade() == here)
                    .map(Task::number)
                    .toList();
            if (like.size() > 1 && random.nextBoolean()) {
                circles.add(new TreeSet<>(like.subList(0, 2 + random.nextInt(like.size() - 1))));
            }
        }
        return circles;
    }

    private Optional<Integer> canary() {
        int least = tasks.stream().mapToInt(Task::grade).min().orElse(0);
        return tasks.stream()
                .filter(task -> task.grade() == least)
                .map(Task::number)
                .findFirst();
    }

    private List<Call> calls() {
        var calls = new ArrayList<Call>();
        for (int i = random.nextInt(2 * size); i >= 0; i--) {
            long weight = random.nextBoolean() ? Call.ONE : 1 + random.nextInt(5_000_000);
            calls.add(new Call(weight, some(size, 1 + random.nextInt(3))));
        }
        return calls;
    }
}

package dev.meshward.adoption.schedule;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** A schedule while it is changed: tasks are taken out and put in, stages change places, and the sums keep up. */
final class Board {

    private final Figures figures;
    private final OrderFigures order;
    private final Circles circles;
    private final Calls calls;
    private final int[] stageOf;
    private final List<Load> loads = new ArrayList<>();

    Board(ScheduleProblem problem, Schedule start) {
        this(problem, start.stageByTask());
    }

    /** @param start may leave tasks out */
    Board(ScheduleProblem problem, Map<Integer, Integer> start) {
        this.figures = new Figures(problem);
        this.order = new OrderFigures(problem);
        this.circles = new Circles(problem);
        this.calls = new Calls(problem);
        this.stageOf = new int[figures.tasks];
        fill(start);
    }

    /** Forgets what was changed, and has this schedule instead. */
    void set(Schedule schedule) {
        loads.clear();
        Arrays.fill(stageOf, 0);
        fill(schedule.stageByTask());
    }

    private void fill(Map<Integer, Integer> stageByTask) {
        int stages =
                stageByTask.values().stream().mapToInt(Integer::intValue).max().orElse(0);
        IntStream.range(0, stages).forEach(_ -> loads.add(new Load(figures)));
        stageByTask.forEach(this::put);
        IntStream.range(0, stageOf.length).forEach(task -> calls.refresh(task, stageOf));
    }

    Schedule schedule() {
        return new Schedule(Arrays.stream(stageOf).boxed().toList());
    }

    int tasks() {
        return stageOf.length;
    }

    int stages() {
        return loads.size();
    }

    int stageOf(int task) {
        return stageOf[task];
    }

    Load load(int stage) {
        return loads.get(stage - 1);
    }

    int grade(int task) {
        return figures.grade[task];
    }

    boolean isPinned(int task) {
        return figures.pinned[task];
    }

    /** How much room a task takes by itself. */
    int sizeOf(int task) {
        return figures.ownTouched[task]
                + figures.sharedTouched[task].length
                + (figures.ownNamespaces[task] + figures.sharedNamespaces[task].length) * figures.namespaceWeight;
    }

    Calls calls() {
        return calls;
    }

    long inversions() {
        var earlier = new long[figures.grades];
        long inversions = 0;
        for (var load : loads) {
            long more = 0;
            for (int grade = figures.grades - 1; grade >= 0; grade--) {
                inversions += more * load.climbing()[grade];
                more += earlier[grade];
            }
            for (int grade = 0; grade < figures.grades; grade++) {
                earlier[grade] += load.climbing()[grade];
            }
        }
        return inversions;
    }

    void put(int task, int stage) {
        load(stage).add(task);
        stageOf[task] = stage;
        calls.refresh(task, stageOf);
    }

    void take(int task) {
        load(stageOf[task]).remove(task);
        stageOf[task] = 0;
        calls.refresh(task, stageOf);
    }

    /** Whether the rules let the task, which is out or elsewhere, into this stage. */
    boolean mayStand(int task, int stage) {
        return order.allows(task, stage, stageOf) && load(stage).takes(task) && keepsCircle(task, stage);
    }

    private boolean keepsCircle(int task, int stage) {
        int before = stageOf[task];
        stageOf[task] = stage;
        boolean isWhole = circles.isWholeAround(task, stageOf, loads);
        stageOf[task] = before;
        return isWhole;
    }

    /** Whether a task on a circle can be taken out without tearing the rest of it apart. */
    boolean mayGo(int task) {
        return keepsCircle(task, 0);
    }

    /** By how much the exposure would change if the task were in that stage. */
    long changeBy(int task, int stage) {
        int before = stageOf[task];
        stageOf[task] = stage;
        long change = calls.change(task, stageOf);
        stageOf[task] = before;
        return change;
    }

    /** By how much the exposure would change if the two were in each other's stage. */
    long changeByExchange(int one, int other) {
        exchangeNumbers(one, other);
        long change = calls.change(one, stageOf) + calls.changeBeside(other, one, stageOf);
        exchangeNumbers(one, other);
        return change;
    }

    private void exchangeNumbers(int one, int other) {
        int stage = stageOf[one];
        stageOf[one] = stageOf[other];
        stageOf[other] = stage;
    }

    void move(int task, int stage) {
        load(stageOf[task]).remove(task);
        put(task, stage);
    }

    /** Whether the two may be in each other's stage; they are afterwards, when they may. */
    boolean exchanged(int one, int other) {
        int stage = stageOf[one];
        int otherStage = stageOf[other];
        load(stage).remove(one);
        load(otherStage).remove(other);
        exchangeNumbers(one, other);
        boolean may = load(otherStage).takes(one)
                && load(stage).takes(other)
                && order.allows(one, otherStage, stageOf)
                && order.allows(other, stage, stageOf)
                && keepsCircle(one, otherStage)
                && keepsCircle(other, stage);
        if (!may) {
            exchangeNumbers(one, other);
        }
        load(stageOf[one]).add(one);
        load(stageOf[other]).add(other);
        if (may) {
            calls.refresh(one, stageOf);
            calls.refresh(other, stageOf);
        }
        return may;
    }

    /** Lets two stages change places; the rules are asked afterwards. */
    void exchangeStages(int one, int other) {
        var load = loads.get(one - 1);
        loads.set(one - 1, loads.get(other - 1));
        loads.set(other - 1, load);
        renumber(one);
        renumber(other);
        load(one).members().forEach(task -> calls.refresh(task, stageOf));
        load(other).members().forEach(task -> calls.refresh(task, stageOf));
    }

    private void renumber(int stage) {
        for (int task : load(stage).members()) {
            stageOf[task] = stage;
        }
    }

    /** Whether all tasks of these stages, and the circles of their grades, are where the rules allow. */
    boolean areLawful(int... stages) {
        for (int stage : stages) {
            for (int task : load(stage).members()) {
                if (!order.allows(task, stage, stageOf)) {
                    return false;
                }
            }
        }
        return circles.areWhole(stageOf, loads);
    }

    boolean isLawful() {
        return areLawful(IntStream.rangeClosed(1, stages()).toArray());
    }

    /** Takes a stage out of the schedule, and with it its tasks. */
    List<Integer> takeStage(int stage) {
        var out = List.copyOf(load(stage).members());
        out.forEach(this::take);
        loads.remove(stage - 1);
        for (int later = stage; later <= loads.size(); later++) {
            renumber(later);
            load(later).members().forEach(task -> calls.refresh(task, stageOf));
        }
        return out;
    }

    /** Opens an empty stage at this number; those from there on come one later. */
    void openStage(int stage) {
        loads.add(stage - 1, new Load(figures));
        for (int later = stage + 1; later <= loads.size(); later++) {
            renumber(later);
            load(later).members().forEach(task -> calls.refresh(task, stageOf));
        }
    }
}

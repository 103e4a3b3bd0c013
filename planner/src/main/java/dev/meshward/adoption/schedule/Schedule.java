package dev.meshward.adoption.schedule;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Which task climbs in which stage.
 *
 * @param stageOf for each task, by number, its stage, counted from 1; no stage up to the last is empty
 */
public record Schedule(List<Integer> stageOf) {

    public Schedule {
        stageOf = List.copyOf(stageOf);
    }

    /** @param tasksByStage the numbers of the tasks of each stage */
    public static Schedule of(List<? extends List<Integer>> tasksByStage) {
        int tasks = tasksByStage.stream().mapToInt(List::size).sum();
        var stageOf = new ArrayList<>(java.util.Collections.nCopies(tasks, 0));
        for (int stage = 0; stage < tasksByStage.size(); stage++) {
            for (int task : tasksByStage.get(stage)) {
                stageOf.set(task, stage + 1);
            }
        }
        return new Schedule(stageOf);
    }

    public int stage(int task) {
        return stageOf.get(task);
    }

    public int stages() {
        return stageOf.stream().mapToInt(Integer::intValue).max().orElse(0);
    }

    Map<Integer, Integer> stageByTask() {
        var stages = new TreeMap<Integer, Integer>();
        for (int task = 0; task < stageOf.size(); task++) {
            stages.put(task, stageOf.get(task));
        }
        return stages;
    }

    /** The tasks of each stage, in order. */
    public List<List<Integer>> tasksByStage() {
        var tasks = new ArrayList<List<Integer>>();
        for (int stage = 0; stage < stages(); stage++) {
            tasks.add(new ArrayList<>());
        }
        for (int task = 0; task < stageOf.size(); task++) {
            tasks.get(stageOf.get(task) - 1).add(task);
        }
        return tasks;
    }
}

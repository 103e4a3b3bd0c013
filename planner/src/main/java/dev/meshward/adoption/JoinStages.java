package dev.meshward.adoption;

import dev.meshward.adoption.schedule.LocalSearch;
import dev.meshward.adoption.schedule.Schedule;
import dev.meshward.adoption.schedule.ScheduleProblem;
import dev.meshward.adoption.schedule.Solution;
import dev.meshward.cluster.WorkloadId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.IntUnaryOperator;

/** The stages in which workloads get their proxies. */
final class JoinStages {

    private final Ascent ascent;
    private final NamespaceCycles cycles;
    private final List<Parcel> parcels;

    private JoinStages(Ascent ascent) {
        this.ascent = ascent;
        this.cycles = new NamespaceCycles(ascent.question().graph());
        this.parcels = Parcels.of(ascent.question(), ascent.wishes(), ascent.standings(), ascent.grades());
    }

    /** @param number of each of them, counted from 0 */
    static Climb of(Ascent ascent, Exposure exposure, IntUnaryOperator number) {
        return new JoinStages(ascent).climb(exposure, number);
    }

    private Climb climb(Exposure exposure, IntUnaryOperator number) {
        var bounds = new JoinBounds(parcels, ascent.wishes());
        var circles = new JoinCircles(parcels, cycles, bounds);
        var order = new JoinOrder(
                parcels,
                new CallWeights(parcels, ascent.question().graph(), ascent.standings()),
                cycles,
                bounds,
                circles,
                ascent.wishes().limits(),
                beginsWithCanary(ascent));
        var start = numbers(order.stages());
        var problem = new JoinProblem(ascent, exposure, parcels, bounds, circles);
        return ascent.arrangement()
                .map(arranged -> arranged(problem.with(Optional.empty()), arranged.on(StageKind.JOIN), number))
                .orElseGet(() -> searched(ascent.engine().solve(problem.with(order.chosenCanary()), start), number));
    }

    private Climb searched(Solution solution, IntUnaryOperator number) {
        var groups = solution.schedule().tasksByStage().stream()
                .map(tasks -> tasks.stream()
                        .flatMap(task -> parcels.get(task).workloads().stream())
                        .sorted()
                        .toList())
                .toList();
        return new Climb(stages(groups, number), solution);
    }

    /** As it was said: groups may take apart what a search would keep together, which then counts where it begins. */
    private Climb arranged(ScheduleProblem problem, List<List<WorkloadId>> groups, IntUnaryOperator number) {
        var stageOf = new HashMap<WorkloadId, Integer>();
        for (int group = 0; group < groups.size(); group++) {
            for (var workload : groups.get(group)) {
                stageOf.put(workload, group + 1);
            }
        }
        var schedule = new Schedule(parcels.stream()
                .map(parcel -> parcel.workloads().stream()
                        .mapToInt(workload -> stageOf.getOrDefault(workload, 1))
                        .min()
                        .orElse(1))
                .toList());
        return new Climb(stages(groups, number), LocalSearch.measured(problem, schedule));
    }

    private List<Stage> stages(List<List<WorkloadId>> groups, IntUnaryOperator number) {
        var whole = WholeNamespaces.of(StageKind.JOIN, ascent.standings().joining(), ascent);
        var stages = new ArrayList<Stage>();
        for (var workloads : groups) {
            stages.add(stage(
                    ascent,
                    cycles,
                    workloads,
                    whole.completedBy(workloads),
                    number.applyAsInt(stages.size()),
                    stages.isEmpty()));
        }
        return stages;
    }

    private static Schedule numbers(List<List<Parcel>> stages) {
        return Schedule.of(stages.stream()
                .map(stage -> stage.stream().map(Parcel::number).toList())
                .toList());
    }

    /** Where some are in the mesh already, these were the canary; where there is but one namespace, there is none. */
    static boolean beginsWithCanary(Ascent ascent) {
        return ascent.standings().alreadyThere().isEmpty()
                && ascent.standings().joining().stream()
                                .map(WorkloadId::namespace)
                                .distinct()
                                .count()
                        > 1;
    }

    /**
     * One stage of the rung.
     *
     * @param whole the namespaces whose last workload joins with these
     */
    static Stage stage(
            Ascent ascent,
            NamespaceCycles cycles,
            List<WorkloadId> workloads,
            List<String> whole,
            int number,
            boolean isFirst) {
        var namespaces = new TreeSet<String>();
        workloads.forEach(workload -> namespaces.add(workload.namespace()));
        var reasons = new JoinReasons(ascent, cycles, workloads, namespaces, whole);
        var soak = ascent.soakTime().of(workloads);
        return new Stage(
                StageName.id(StageKind.JOIN, workloads, whole),
                number,
                StageName.slug(StageKind.JOIN, namespaces),
                StageKind.JOIN,
                StageName.title(StageKind.JOIN, workloads, ascent),
                reasons.because(isFirst && beginsWithCanary(ascent)),
                List.copyOf(namespaces),
                whole,
                workloads,
                ascent.grades().gravestOf(workloads),
                ascent.owners().ownersOf(workloads),
                Probing.gates(
                        Gate.When.AFTER, ascent.question().dialect().afterJoin(ascent.workloads(workloads)), soak, ""),
                new JoinWarnings(ascent).of(workloads, namespaces, whole));
    }
}

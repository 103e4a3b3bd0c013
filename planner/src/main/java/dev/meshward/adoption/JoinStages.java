package dev.meshward.adoption;

import dev.meshward.adoption.schedule.LocalSearch;
import dev.meshward.adoption.schedule.Schedule;
import dev.meshward.adoption.schedule.ScheduleProblem;
import dev.meshward.adoption.schedule.Solution;
import dev.meshward.cluster.WorkloadId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** The stages in which workloads get their proxies. */
final class JoinStages {

    private final Ascent ascent;
    private final NamespaceCycles cycles;
    private final List<Parcel> parcels;
    private final Map<String, Integer> leftInNamespace = new HashMap<>();

    private JoinStages(Ascent ascent) {
        this.ascent = ascent;
        this.cycles = new NamespaceCycles(ascent.question().graph());
        this.parcels = Parcels.of(ascent.question(), ascent.wishes(), ascent.standings(), ascent.grades());
        ascent.standings().joining().forEach(each -> leftInNamespace.merge(each.namespace(), 1, Integer::sum));
    }

    /** @param first the number of the first of them */
    static Climb of(Ascent ascent, Exposure exposure, int first) {
        return new JoinStages(ascent).climb(exposure, first);
    }

    private Climb climb(Exposure exposure, int first) {
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
                .map(arranged -> arranged(problem.with(Optional.empty()), arranged.on(StageKind.JOIN), first))
                .orElseGet(() -> searched(ascent.engine().solve(problem.with(order.chosenCanary()), start), first));
    }

    private Climb searched(Solution solution, int first) {
        var groups = solution.schedule().tasksByStage().stream()
                .map(tasks -> tasks.stream()
                        .flatMap(task -> parcels.get(task).workloads().stream())
                        .sorted()
                        .toList())
                .toList();
        return new Climb(stages(groups, first), solution);
    }

    /** As it was said: groups may take apart what a search would keep together, which then counts where it begins. */
    private Climb arranged(ScheduleProblem problem, List<List<WorkloadId>> groups, int first) {
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
        return new Climb(stages(groups, first), LocalSearch.measured(problem, schedule));
    }

    private List<Stage> stages(List<List<WorkloadId>> groups, int first) {
        var stages = new ArrayList<Stage>();
        for (var workloads : groups) {
            stages.add(stage(workloads, first + stages.size(), stages.isEmpty()));
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

    private Stage stage(List<WorkloadId> workloads, int number, boolean isFirst) {
        var namespaces = new TreeSet<String>();
        workloads.forEach(workload -> namespaces.add(workload.namespace()));
        var whole = namespaces.stream()
                .filter(namespace -> isCompleted(namespace, workloads))
                .toList();
        var reasons = new JoinReasons(ascent, cycles, workloads, namespaces, whole);
        var soak = ascent.soakTime().of(workloads);
        return new Stage(
                StageName.id(StageKind.JOIN, workloads, whole),
                number,
                StageName.slug(StageKind.JOIN, namespaces),
                StageKind.JOIN,
                StageName.title(StageKind.JOIN, namespaces),
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

    private boolean isCompleted(String namespace, List<WorkloadId> workloads) {
        int joining = (int) workloads.stream()
                .filter(workload -> workload.namespace().equals(namespace))
                .count();
        return leftInNamespace.merge(namespace, -joining, Integer::sum) == 0
                && ascent.standings().wholeAtTheEnd().contains(namespace);
    }
}

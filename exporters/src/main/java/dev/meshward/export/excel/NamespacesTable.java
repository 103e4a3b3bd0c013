package dev.meshward.export.excel;

import dev.meshward.adoption.Criticality;
import dev.meshward.export.figures.Course;
import dev.meshward.export.figures.State;
import dev.meshward.export.figures.Way;
import dev.meshward.mesh.Rung;
import dev.meshward.saved.SavedNamespace;
import dev.meshward.saved.SavedPlan;
import java.util.List;
import java.util.stream.Stream;

/** One row a namespace: its way up, and what is wanted of it. */
record NamespacesTable(SavedPlan plan, Course course, StageNames stages) implements Table {

    static final String NAME = "Namespaces";
    static final List<String> CRITICALITIES =
            Stream.of(Criticality.values()).map(Criticality::word).toList();

    private static final List<Column> COLUMNS = List.of(
            Column.text("Namespace", 40),
            Column.count("Workloads"),
            Column.count("Pods"),
            Column.count("Pods that get a proxy"),
            Column.of(WorkloadsTable.JOINS, Look.COUNT_EDITED, 10),
            Column.of("Strict in stage", Look.COUNT, 10),
            Column.of("Authorized in stage", Look.COUNT, 12),
            Column.letter("Now"),
            Column.letter("At the end"),
            Column.edited(WorkloadsTable.OWNER, 24),
            Column.choice(WorkloadsTable.CRITICALITY, CRITICALITIES),
            Column.edited(WorkloadsTable.NEVER, 30),
            Column.count("Postponed workloads"),
            Column.count("Exceptions"),
            Column.wrapped("Why it is not staged", 56));

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String about() {
        return "One row a namespace. A letter is the lowest rung among its workloads: " + State.legend()
                + ". Cells under ✎ come back and hold for all workloads of the namespace.";
    }

    @Override
    public List<Column> columns() {
        return COLUMNS;
    }

    @Override
    public int frozen() {
        return 1;
    }

    @Override
    public Stream<Line> lines() {
        return plan.namespaces().stream().map(this::line);
    }

    private Line line(SavedNamespace namespace) {
        return new Line(
                "namespace:" + namespace.name(),
                List.of(
                        CellValue.text(namespace.name()),
                        CellValue.number(namespace.workloads()),
                        CellValue.number(namespace.pods()),
                        CellValue.number(namespace.joiningPods()),
                        namespace.joinedBefore() ? CellValue.text("before") : stages.number(namespace.joins()),
                        stages.number(namespace.strict()),
                        stages.number(namespace.authorize()),
                        lowest(namespace, Way.BEFORE),
                        lowest(namespace, Integer.MAX_VALUE - 1),
                        CellValue.nothing(),
                        CellValue.nothing(),
                        CellValue.nothing(),
                        CellValue.number((double) plan.postponed().stream()
                                .filter(each -> each.workload().namespace().equals(namespace.name()))
                                .count()),
                        CellValue.number((double) plan.exceptions().stream()
                                .filter(each -> each.workload().namespace().equals(namespace.name()))
                                .count()),
                        CellValue.text(plan.neverStaged().getOrDefault(namespace.name(), ""))));
    }

    private CellValue lowest(SavedNamespace namespace, int after) {
        return course.workloads().stream()
                .filter(workload -> workload.namespace().equals(namespace.name()))
                .map(workload -> course.way(workload).rung(after))
                .min(Rung::compareTo)
                .map(rung -> CellValue.text(State.of(rung).letter()))
                .orElse(CellValue.nothing());
    }
}

package dev.meshward.export.excel;

import dev.meshward.adoption.Criticality;
import dev.meshward.adoption.LeftOpen;
import dev.meshward.adoption.Postponement;
import dev.meshward.cluster.WorkloadId;
import dev.meshward.export.figures.Course;
import dev.meshward.export.figures.State;
import dev.meshward.export.figures.Way;
import dev.meshward.saved.SavedPlan;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One row a workload. */
final class WorkloadsTable implements Table {

    static final String NAME = "Workloads";
    static final String JOINS = "Joins in stage";
    static final String OWNER = "Owner";
    static final String CRITICALITY = "Criticality";
    static final String NEVER = "Never, because";

    private static final List<Column> COLUMNS = List.of(
            Column.text("Namespace", 30),
            Column.text("Workload", 40),
            Column.text("Kind", 16),
            Column.of(JOINS, Look.COUNT_EDITED, 10),
            Column.of("Strict in stage", Look.COUNT, 10),
            Column.of("Authorized in stage", Look.COUNT, 12),
            Column.letter("Now"),
            Column.letter("At the end"),
            Column.choice(CRITICALITY, NamespacesTable.CRITICALITIES),
            Column.edited(OWNER, 24),
            Column.edited(NEVER, 30),
            Column.text("Outgoing calls", 16),
            Column.count("Exceptions"),
            Column.wrapped("Why not further", 60),
            Column.text("Finding", 10));

    private final SavedPlan plan;
    private final Course course;
    private final Set<WorkloadId> unknown;
    private final Map<WorkloadId, Postponement> postponed;
    private final Map<WorkloadId, LeftOpen> leftOpen;

    WorkloadsTable(SavedPlan plan, Course course) {
        this.plan = plan;
        this.course = course;
        this.unknown = new HashSet<>(plan.unknown());
        this.postponed = plan.postponed().stream()
                .collect(Collectors.toMap(Postponement::workload, Function.identity(), (one, _) -> one));
        this.leftOpen = plan.leftOpen().stream()
                .collect(Collectors.toMap(LeftOpen::workload, Function.identity(), (one, _) -> one));
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String about() {
        return "One row a workload, postponed ones included. " + State.legend()
                + ". Cells under ✎ come back and win over those of the namespace.";
    }

    @Override
    public List<Column> columns() {
        return COLUMNS;
    }

    @Override
    public int frozen() {
        return 2;
    }

    @Override
    public Stream<Line> lines() {
        return course.workloads().stream().map(this::line);
    }

    private Line line(WorkloadId workload) {
        var way = course.way(workload);
        return new Line(
                id(workload),
                List.of(
                        CellValue.text(workload.namespace()),
                        CellValue.text(workload.name()),
                        CellValue.text(workload.kind()),
                        CellValue.stage(way.joins()),
                        CellValue.stage(way.strict()),
                        CellValue.stage(way.authorized()),
                        letter(way, Way.BEFORE),
                        letter(way, Way.NEVER - 1),
                        CellValue.text(plan.criticality()
                                .getOrDefault(workload, Criticality.NORMAL)
                                .word()),
                        CellValue.nothing(),
                        CellValue.nothing(),
                        CellValue.text(unknown.contains(workload) ? "? not known" : "known"),
                        CellValue.number(course.exceptionsOf(workload).size()),
                        CellValue.text(whyNot(workload)),
                        CellValue.text(postponed.containsKey(workload) ? code(workload) : "")));
    }

    /** {@code workload:Deployment/shop/cart}. */
    static String id(WorkloadId workload) {
        return "workload:" + workload.kind() + "/" + workload.namespace() + "/" + workload.name();
    }

    private static CellValue letter(Way way, int after) {
        return CellValue.text(State.of(way.rung(after)).letter());
    }

    private String whyNot(WorkloadId workload) {
        var put = postponed.get(workload);
        var open = leftOpen.get(workload);
        if (put != null) {
            return "Postponed" + (put.forever() ? " for good: " : ": ") + put.because();
        }
        return open != null
                ? "No access policy: " + open.because()
                : plan.neverStaged().getOrDefault(workload.namespace(), "");
    }

    private String code(WorkloadId workload) {
        var put = postponed.get(workload);
        return put == null ? "" : put.code();
    }
}

package dev.meshward.export.excel;

import dev.meshward.adoption.Postponement;
import dev.meshward.cluster.WorkloadId;
import dev.meshward.saved.SavedException;
import dev.meshward.saved.SavedPlan;
import java.util.List;
import java.util.stream.Stream;

/** What the plan leaves open, each with its reason. */
record OpenEndsTable(SavedPlan plan) implements Table {

    static final String NAME = "Exceptions and postponed";

    private static final List<Column> COLUMNS = List.of(
            Column.text("What", 20),
            Column.text("Namespace", 30),
            Column.text("Workload", 40),
            Column.text("Kind", 16),
            Column.of("Port", Look.TEXT, 8),
            Column.text("Mode", 16),
            Column.wrapped("Callers", 40),
            Column.wrapped("Because", 60),
            Column.wrapped("Until", 44),
            Column.text("Code", 10),
            Column.of("Manifest", Look.CODE, 60));

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String about() {
        return "Where plaintext stays accepted, who does not join, who gets no access policy, who had climbed before,"
                + " and what is never staged.";
    }

    @Override
    public List<Column> columns() {
        return COLUMNS;
    }

    @Override
    public int frozen() {
        return 3;
    }

    @Override
    public Stream<Line> lines() {
        return Stream.of(
                        plan.exceptions().stream().map(OpenEndsTable::exception),
                        plan.postponed().stream().map(OpenEndsTable::postponed),
                        plan.leftOpen().stream()
                                .map(open -> about("no access policy", open.workload(), open.because(), "", "")),
                        plan.alreadyThere().stream()
                                .map(there -> about(
                                        there.rung().word() + " before", there.workload(), there.because(), "", "")),
                        plan.neverStaged().entrySet().stream()
                                .map(never -> about(
                                        "never staged",
                                        new WorkloadId("Namespace", never.getKey(), "(all)"),
                                        never.getValue(),
                                        "",
                                        "")))
                .flatMap(lines -> lines);
    }

    private static Line exception(SavedException exception) {
        var port = exception.port();
        return new Line(
                "exception:" + WorkloadsTable.id(exception.workload()) + ":" + port.orElse(0),
                List.of(
                        CellValue.text("plaintext accepted"),
                        CellValue.text(exception.workload().namespace()),
                        CellValue.text(exception.workload().name()),
                        CellValue.text(exception.workload().kind()),
                        port.isPresent() ? CellValue.number(port.getAsInt()) : CellValue.text("all"),
                        CellValue.text(exception.mode()),
                        CellValue.text(String.join("\n", exception.callers())),
                        CellValue.text(exception.because()),
                        CellValue.text(exception.expires()),
                        CellValue.nothing(),
                        CellValue.text(exception.manifest())));
    }

    private static Line postponed(Postponement postponement) {
        return about(
                "postponed",
                postponement.workload(),
                postponement.because(),
                postponement.forever() ? "for good: it can have no proxy" : "somebody settles it",
                postponement.code());
    }

    private static Line about(String what, WorkloadId workload, String because, String until, String code) {
        return new Line(
                what + ":" + WorkloadsTable.id(workload),
                List.of(
                        CellValue.text(what),
                        CellValue.text(workload.namespace()),
                        CellValue.text(workload.name()),
                        CellValue.text(workload.kind()),
                        CellValue.nothing(),
                        CellValue.nothing(),
                        CellValue.nothing(),
                        CellValue.text(because),
                        CellValue.text(until),
                        CellValue.text(code),
                        CellValue.nothing()));
    }
}

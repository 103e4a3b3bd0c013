package dev.meshward.export.excel;

import dev.meshward.cluster.WorkloadId;
import dev.meshward.readiness.Finding;
import dev.meshward.saved.SavedFinding;
import dev.meshward.saved.SavedPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What readiness found, and what could not be read. */
record FindingsTable(SavedPlan plan) implements Table {

    static final String NAME = "Findings";

    private static final List<Column> COLUMNS = List.of(
            Column.text("Code", 12),
            Column.text("Severity", 12),
            Column.wrapped("Subject", 40),
            Column.wrapped("What", 56),
            Column.wrapped("Why it matters", 56),
            Column.wrapped("What to do", 56),
            Column.text("Keeps from", 18),
            Column.wrapped("Workloads", 40),
            Column.of("Where", Look.CODE, 60));

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String about() {
        return "What readiness found, the gravest first, and below it what could not be read. meshward explain CODE"
                + " prints the page of a code.";
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
        var lines = new ArrayList<Line>();
        plan.findings().forEach(finding -> lines.add(line(finding, lines.size())));
        plan.gaps().stream()
                .sorted((one, other) -> Boolean.compare(other.matters(), one.matters()))
                .forEach(gap -> lines.add(new Line(
                        "finding:" + lines.size(),
                        List.of(
                                CellValue.text("not read"),
                                CellValue.text(gap.matters() ? "may matter" : "no consequence"),
                                CellValue.text(gap.what()),
                                CellValue.text(gap.because()),
                                CellValue.nothing(),
                                CellValue.nothing(),
                                CellValue.nothing(),
                                CellValue.nothing(),
                                CellValue.nothing()))));
        return lines.stream();
    }

    private static Line line(SavedFinding finding, int number) {
        return new Line(
                "finding:" + number,
                List.of(
                        CellValue.text(finding.code().id()),
                        CellValue.text(finding.severity().word()),
                        CellValue.text(finding.subject()),
                        CellValue.text(finding.what()),
                        CellValue.text(finding.why()),
                        CellValue.text(finding.advice()),
                        CellValue.text(words(finding.blocks())),
                        CellValue.text(finding.workloads().stream()
                                .map(WorkloadId::toString)
                                .collect(Collectors.joining("\n"))),
                        CellValue.text(finding.place())));
    }

    private static String words(Finding.Blocks blocks) {
        return switch (blocks) {
            case NOTHING -> "nothing";
            case JOINING -> "joining now";
            case JOINING_EVER -> "joining ever";
        };
    }
}

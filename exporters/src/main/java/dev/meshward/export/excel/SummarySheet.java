package dev.meshward.export.excel;

import dev.meshward.export.figures.CallCourse;
import dev.meshward.export.figures.Course;
import dev.meshward.export.figures.State;
import dev.meshward.export.figures.Way;
import dev.meshward.mesh.Rung;
import dev.meshward.saved.SavedGap;
import dev.meshward.saved.SavedPlan;
import dev.meshward.saved.SavedStage;
import java.util.List;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFSheet;

/** The first sheet: what the plan does in figures, how it goes, and how to read the others. */
final class SummarySheet {

    static final String NAME = "Summary";

    private static final int LABEL = 1;
    private static final int VALUE = 2;

    private final SavedPlan plan;
    private final Course course;
    private final SizingSheet sizing;
    private final XSSFSheet sheet;
    private final CellWriter cells;
    private int row;

    SummarySheet(SavedPlan plan, Course course, SizingSheet sizing, XSSFSheet sheet, Looks looks) {
        this.plan = plan;
        this.course = course;
        this.sizing = sizing;
        this.sheet = sheet;
        this.cells = new CellWriter(sheet, looks);
    }

    void write() {
        title();
        figures();
        sizes();
        reading();
        var charts = new SummaryCharts(sheet, courseTable());
        charts.standing();
        charts.exposure();
        dress();
    }

    private void title() {
        var target = plan.target();
        cells.text(
                row++,
                LABEL,
                "Rollout of " + target.name().title() + " " + target.meshVersion() + " in "
                        + plan.source().name(),
                Look.TITLE);
        sheet.getRow(0).setHeightInPoints(26);
        cells.text(
                row++,
                LABEL,
                "Kubernetes " + target.kubernetesVersion() + (target.kubernetesVersionIsKnown() ? "" : " (assumed)")
                        + "  ·  "
                        + plan.source()
                                .takenAt()
                                .map(taken -> "cluster read at " + taken)
                                .orElse("read from manifests, which carry no moment")
                        + "  ·  Meshward " + plan.toolVersion(),
                Look.ABOUT);
        cells.text(row++, LABEL, "Fingerprint " + plan.fingerprint(), Look.SMALL);
        row++;
    }

    private void figures() {
        cells.text(row++, LABEL, "Key figures", Look.HEADING);
        var coverage = plan.source().coverage();
        figure("Stages", plan.stages().size());
        live("Stages applied, as reported", StagesTable.REPORTED, "applied");
        live("Stages that failed, as reported", StagesTable.REPORTED, "failed");
        live("Safe stages", "Verdict", "safe");
        live("Conditional stages: they hold if their gates hold", "Verdict", "conditional");
        live("Unsafe stages", "Verdict", "unsafe");
        figure("Namespaces", coverage.namespaces());
        figure("Workloads", course.workloads().size());
        figure("Workloads authorized at the end", course.count(Rung.AUTHORIZED, Way.NEVER - 1));
        figure("Workloads strict at the end", course.count(Rung.STRICT, Way.NEVER - 1));
        figure("Workloads only joined at the end", course.count(Rung.JOINED, Way.NEVER - 1));
        figure("Workloads outside at the end", course.count(Rung.OUTSIDE, Way.NEVER - 1));
        figure(
                "Pods that restart",
                plan.stages().stream().mapToLong(SavedStage::restartedPods).sum());
        figure("Dependencies", plan.dependencies().size());
        figure(
                "Exceptions: places where plaintext stays accepted",
                plan.exceptions().size());
        figure("Questions to answer", plan.questions().size());
        figure("Findings", plan.findings().size());
        figure(
                "Things not read that may matter",
                plan.gaps().stream().filter(SavedGap::matters).count());
        row++;
    }

    private void figure(String label, long value) {
        cells.text(row, LABEL, label, Look.TEXT);
        cells.put(row++, VALUE, CellValue.number((double) value), Look.FIGURE);
    }

    /** Counts in the sheet Stages, and goes on counting when people change it. */
    private void live(String label, String column, String word) {
        var area = Area.ofStages(StagesTable.column(column), plan.stages().size());
        var people = new StagesTable.People(plan);
        long now = plan.stages().stream()
                .map(saved -> column.equals(StagesTable.REPORTED)
                        ? people.reportedOf(saved.stage().id())
                        : saved.verdict().word())
                .filter(word::equals)
                .count();
        cells.text(row, LABEL, label, Look.TEXT);
        cells.put(
                row++,
                VALUE,
                new CellValue.Formula("COUNTIF(" + area.text() + ",\"" + word + "\")", CellValue.number((double) now)),
                Look.FIGURE);
    }

    private void sizes() {
        cells.text(row++, LABEL, "What it asks for at the end", Look.HEADING);
        size("CPU, cores: proxies and control plane", 4, sizing.cores());
        size("Memory, GiB: proxies and control plane", 5, sizing.gib());
        row++;
    }

    private void size(String label, int column, double now) {
        cells.text(row, LABEL, label, Look.TEXT);
        cells.put(
                row++,
                VALUE,
                new CellValue.Formula(sizing.totalCell(column), CellValue.number(now)),
                Look.FIGURE_DECIMAL);
    }

    private void reading() {
        cells.text(row++, LABEL, "How to read this", Look.HEADING);
        for (var state : State.values()) {
            var line = sheet.createRow(row++);
            var cell = line.createCell(LABEL);
            cell.setCellStyle(cells.looks().of(state));
            cell.setCellValue(state.letter() + "   " + state.word());
            cells.put(line, VALUE, CellValue.text(state.meaning()), Look.TEXT);
        }
        for (var sentence : List.of(
                "A workload climbs: it joins, turns strict once every known caller has joined, and is then authorized."
                        + " Each step can be taken back.",
                "Yellow cells under ✎ come back: meshward plan SOURCE --out DIR --preferences rollout-plan.xlsx. Sort"
                        + " and filter as you like; every row carries a hidden id.",
                "Verdicts are the judge's, who replays the files of the stage; “conditional” holds if the gates hold,"
                        + " and a gate without an answer is a no.",
                "States of calls are what the plan means to reach, not what was observed.")) {
            cells.text(row, LABEL, sentence, Look.WRAPPED);
            sheet.addMergedRegion(new CellRangeAddress(row, row, LABEL, VALUE + 1));
            Heights.fit(sheet.getRow(row++), Heights.lines(sentence, 110));
        }
        row = Math.max(row + 1, SummaryCharts.END);
    }

    /** One row a moment, from today to the last stage; the charts are drawn from it. */
    private Area courseTable() {
        cells.text(row++, LABEL, "The course, stage by stage", Look.HEADING);
        var titles =
                List.of("After", "Stage", "O outside", "J joined", "S strict", "A authorized", "Calls in plaintext");
        for (int i = 0; i < titles.size(); i++) {
            cells.text(row, LABEL + i, titles.get(i), Look.HEADER);
        }
        Heights.fit(sheet.getRow(row), 2);
        sheet.setRepeatingRows(new CellRangeAddress(row, row, -1, -1));
        int head = row++;
        var calls = course.knownCalls();
        moment(Way.BEFORE, "now", "before the plan", calls);
        for (var saved : plan.stages()) {
            moment(
                    saved.stage().number(),
                    "" + saved.stage().number(),
                    saved.stage().title(),
                    calls);
        }
        return new Area(NAME, LABEL, head + 1, row - 1);
    }

    private void moment(int after, String label, String title, List<CallCourse> calls) {
        cells.text(row, LABEL, label, Look.TEXT);
        cells.text(row, LABEL + 1, title, Look.TEXT);
        int column = LABEL + 2;
        for (var rung : Rung.values()) {
            cells.put(row, column++, CellValue.number((double) course.count(rung, after)), Look.COUNT);
        }
        long plaintext = calls.stream().filter(call -> call.mutual() > after).count();
        cells.put(row++, column, CellValue.number((double) plaintext), Look.COUNT);
    }

    private void dress() {
        int[] widths = {2, 50, 60, 12, 12, 12, 13, 13};
        for (int i = 0; i < widths.length; i++) {
            sheet.setColumnWidth(i, 256 * widths[i]);
        }
        sheet.setDisplayGridlines(false);
        sheet.createFreezePane(0, 3);
        PrintSetUp.of(sheet, NAME, 1);
    }
}

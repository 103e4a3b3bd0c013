package dev.meshward.export.excel;

import dev.meshward.adoption.StageKind;
import dev.meshward.export.figures.State;
import dev.meshward.saved.SavedPlan;
import dev.meshward.saved.SavedStage;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.usermodel.XSSFSheet;

/** The stages along the days. Every cell follows the dates in the sheet Stages, which people change. */
final class GanttSheet {

    static final String NAME = "Gantt";

    private static final int SCALE = 1;
    private static final int HEAD = 2;
    private static final int FIRST = 3;
    private static final int BEGIN_DAY = 6;
    private static final int END_DAY = 7;
    private static final int TIME = 8;
    private static final int MOST_COLUMNS = 70;
    private static final List<Integer> STEPS = List.of(1, 7, 14, 28, 56, 112, 364);

    private final SavedPlan plan;
    private final StagesTable.People people;
    private final XSSFSheet sheet;
    private final CellWriter cells;
    private final List<Earliest.Span> earliest;
    private final Optional<LocalDate> firstDay;
    private final int step;
    private final int columns;

    GanttSheet(SavedPlan plan, XSSFSheet sheet, Looks looks) {
        this.plan = plan;
        this.people = new StagesTable.People(plan);
        this.sheet = sheet;
        this.cells = new CellWriter(sheet, looks);
        this.earliest = Earliest.of(plan.stages());
        this.firstDay =
                plan.stages().stream().flatMap(saved -> begins(saved).stream()).min(LocalDate::compareTo);
        // Dates slip; a quarter more than the plan needs keeps the last stages in sight.
        int days = lastDay() * 5 / 4 + 7;
        this.step = STEPS.stream()
                .filter(each -> days / each < MOST_COLUMNS)
                .findFirst()
                .orElse(STEPS.getLast());
        this.columns = Math.min(days / step + 1, MOST_COLUMNS);
    }

    private int lastDay() {
        int last = 0;
        for (int i = 0; i < plan.stages().size(); i++) {
            last = Math.max(last, span(i).ends());
        }
        return last;
    }

    void write() {
        cells.text(0, 1, about(), Look.ABOUT);
        scale();
        head();
        for (int i = 0; i < plan.stages().size(); i++) {
            line(i);
        }
        colours();
        dress();
    }

    private String about() {
        return "P prerequisites  ·  M mesh and its platform  ·  V view of metrics  ·  J join  ·  S strict  ·  A"
                + " authorize  ·  W waypoint  ·  H harden. Dates are those of the sheet Stages; where it has none, the"
                + " earliest day by the gates, counted from the first.";
    }

    private void scale() {
        var begins = Area.ofStages(
                StagesTable.column(StagesTable.BEGINS), plan.stages().size());
        cells.text(SCALE, 2, "First day", Look.LABEL);
        cells.put(
                SCALE,
                3,
                new CellValue.Formula(
                        "IF(COUNT(" + begins.text() + ")=0,0,MIN(" + begins.text() + "))",
                        firstDay.<CellValue>map(CellValue.Day::new).orElse(CellValue.number(0))),
                Look.MOMENT);
        cells.text(SCALE, BEGIN_DAY - 1, "days from the first", Look.LABEL);
        for (int i = 0; i < columns; i++) {
            cells.put(SCALE, TIME + i, CellValue.number(i * step), Look.SMALL);
        }
    }

    private void head() {
        var titles = List.of("id", "#", "Stage", "Kind", "Begins", "Ends", "Begins, day", "Ends, day");
        for (int i = 0; i < titles.size(); i++) {
            cells.text(HEAD, i, titles.get(i), Look.HEADER);
        }
        for (int i = 0; i < columns; i++) {
            var number = letters(TIME + i) + "$" + (SCALE + 1);
            cells.put(HEAD, TIME + i, moment(number, i * step), Look.MOMENT_HEAD);
        }
    }

    /** A day of the calendar where there is one, else the number of the day. */
    private CellValue moment(String days, int cached) {
        return new CellValue.Formula(
                "$D$2+" + days,
                firstDay.<CellValue>map(day -> new CellValue.Day(day.plusDays(cached)))
                        .orElse(CellValue.number(cached)));
    }

    private void line(int index) {
        var saved = plan.stages().get(index);
        int row = FIRST + index;
        var span = span(index);
        cells.text(row, 0, saved.stage().id(), Look.CODE);
        cells.put(row, 1, CellValue.number(saved.stage().number()), Look.COUNT);
        cells.text(row, 2, saved.stage().title(), Look.TEXT);
        cells.text(row, 3, letter(saved.stage().kind()), Look.LETTER);
        cells.put(row, 4, moment("$G" + (row + 1), span.begins()), Look.MOMENT);
        cells.put(row, 5, moment("$H" + (row + 1), span.ends()), Look.MOMENT);
        var planned = earliest.get(index);
        cells.put(row, BEGIN_DAY, day(StagesTable.BEGINS, row, "" + planned.begins(), span.begins()), Look.SMALL);
        cells.put(
                row,
                END_DAY,
                day(StagesTable.ENDS, row, "$G" + (row + 1) + "+" + planned.days(), span.ends()),
                Look.SMALL);
        for (int i = 0; i < columns; i++) {
            cells.put(row, TIME + i, bar(row, i, span, letter(saved.stage().kind())), Look.LETTER);
        }
    }

    /** The day that Stages has for this stage, wherever its row has gone; what the gates ask for where it has none. */
    private CellValue day(String title, int row, String otherwise, int cached) {
        int stages = plan.stages().size();
        var there = "INDEX(" + Area.ofStages(StagesTable.column(title), stages).text() + ",MATCH($A" + (row + 1) + ","
                + Area.ofStages(TableWriter.ID, stages).text() + ",0))";
        return new CellValue.Formula(
                "IFERROR(IF(" + there + ">0," + there + "-$D$2," + otherwise + ")," + otherwise + ")",
                CellValue.number(cached));
    }

    private CellValue bar(int row, int column, Earliest.Span span, String letter) {
        int from = column * step;
        var scale = letters(TIME + column) + "$" + (SCALE + 1);
        boolean isIn = span.begins() < from + step && span.ends() >= from;
        return new CellValue.Formula(
                "IF(AND($G" + (row + 1) + "<" + scale + "+" + step + ",$H" + (row + 1) + ">=" + scale + "),$D"
                        + (row + 1) + ",\"\")",
                isIn ? CellValue.text(letter) : CellValue.nothing());
    }

    /** As the formulas give it. */
    private Earliest.Span span(int index) {
        var saved = plan.stages().get(index);
        var planned = earliest.get(index);
        int begins = daysFromFirst(begins(saved)).orElse(planned.begins());
        return new Earliest.Span(begins, daysFromFirst(ends(saved)).orElse(begins + planned.days()));
    }

    private Optional<Integer> daysFromFirst(Optional<LocalDate> day) {
        return firstDay.flatMap(first -> day.map(each -> (int) (each.toEpochDay() - first.toEpochDay())));
    }

    private Optional<LocalDate> begins(SavedStage saved) {
        return dayOf(people.dayOf(saved.stage().id(), "begins", saved.starts()));
    }

    private Optional<LocalDate> ends(SavedStage saved) {
        return dayOf(people.dayOf(saved.stage().id(), "ends", saved.ends()));
    }

    private static Optional<LocalDate> dayOf(Optional<String> day) {
        return CellValue.day(day) instanceof CellValue.Day(var found) ? Optional.of(found) : Optional.empty();
    }

    private static String letters(int column) {
        return CellReference.convertNumToColString(column);
    }

    private static String letter(StageKind kind) {
        return switch (kind) {
            case PREREQUISITES -> "P";
            case PLATFORM -> "M";
            case OBSERVABILITY -> "V";
            case JOIN -> "J";
            case STRICT -> "S";
            case AUTHORIZE -> "A";
            case WAYPOINT -> "W";
            case HARDEN -> "H";
        };
    }

    private void colours() {
        if (plan.stages().isEmpty()) {
            return;
        }
        int last = FIRST + plan.stages().size() - 1;
        var bars = new CellRangeAddress(FIRST, last, TIME, TIME + columns - 1);
        LetterColours.follow(sheet, bars);
        var formatting = sheet.getSheetConditionalFormatting();
        var others = formatting.createConditionalFormattingRule("LEN(" + letters(TIME) + (FIRST + 1) + ")=1");
        LetterColours.paint(others, State.OUTSIDE);
        formatting.addConditionalFormatting(new CellRangeAddress[] {bars}, others);
        LetterColours.follow(sheet, new CellRangeAddress(FIRST, last, 3, 3));
    }

    private void dress() {
        sheet.setColumnHidden(0, true);
        int[] widths = {6, 6, 44, 12, 13, 13, 9, 9};
        for (int i = 0; i < widths.length; i++) {
            sheet.setColumnWidth(i, 256 * widths[i]);
        }
        for (int i = 0; i < columns; i++) {
            sheet.setColumnWidth(TIME + i, 256 * 7);
        }
        sheet.getRow(HEAD).setHeightInPoints(32);
        sheet.createFreezePane(4, FIRST);
        sheet.setRepeatingRows(new CellRangeAddress(HEAD, HEAD, -1, -1));
        PrintSetUp.of(sheet, NAME, 1);
    }
}

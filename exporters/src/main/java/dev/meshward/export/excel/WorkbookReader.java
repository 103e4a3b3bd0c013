package dev.meshward.export.excel;

import dev.meshward.manifest.Place;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Reads back what people changed in rollout-plan.xlsx. A row that is gone is told and never read as a wish; formulas in cells
 * that come back are refused; nothing else in the file is looked at.
 */
public final class WorkbookReader {

    private static final Set<String> SHEETS =
            Set.of(QuestionsTable.NAME, StagesTable.NAME, NamespacesTable.NAME, WorkloadsTable.NAME, BaseTable.NAME);
    /** Columns that hold days. */
    static final Set<String> DAYS = Set.of(StagesTable.BEGINS, StagesTable.ENDS, QuestionsTable.DUE);

    /** What the cells held: by sheet, row and column, in the order of the sheet. */
    private final Map<String, Map<String, Map<String, String>>> base = new LinkedHashMap<>();

    private final String file;
    private final Map<String, EditedSheet> sheets = new HashMap<>();
    private final Map<Integer, Integer> joinNumberByStage = new TreeMap<>();
    private final List<Edit> edits = new ArrayList<>();
    private final List<Edits.Remark> passedOver = new ArrayList<>();
    private final List<Edits.Remark> refusals = new ArrayList<>();

    private WorkbookReader(String file, Map<String, List<CellReading>> cells) {
        this.file = file;
        cells.forEach((name, found) -> sheets.put(name, new EditedSheet(file, name, found)));
    }

    /** @param file its name, for places */
    public static Edits read(String file, byte[] bytes) {
        try {
            return new WorkbookReader(file, WorkbookFile.sheets(bytes, SHEETS)).read();
        } catch (IOException e) {
            return new Edits.Refused(
                    List.of(new Edits.Remark(new Place(file, 0, ""), "The file is not read: " + e.getMessage() + ".")));
        }
    }

    private Edits read() {
        var hidden = sheets.get(BaseTable.NAME);
        if (hidden == null || !hidden.hasHead()) {
            return new Edits.Refused(List.of(new Edits.Remark(
                    new Place(file, 0, ""),
                    "The hidden sheet “" + BaseTable.NAME
                            + "” is not there, so nobody can tell what was changed. Perhaps the"
                            + " sheets were copied into another file?")));
        }
        readBase(hidden);
        readJoins();
        base.forEach(this::compare);
        return refusals.isEmpty() ? new Edits.Read(edits, passedOver, joinNumberByStage) : new Edits.Refused(refusals);
    }

    private void readBase(EditedSheet hidden) {
        for (int row : hidden.rowsWithId()) {
            base.computeIfAbsent(hidden.value(row, BaseTable.SHEET, false), _ -> new LinkedHashMap<>())
                    .computeIfAbsent(hidden.value(row, BaseTable.ROW, false), _ -> new LinkedHashMap<>())
                    .put(hidden.value(row, BaseTable.COLUMN, false), hidden.value(row, BaseTable.VALUE, false));
        }
    }

    private void readJoins() {
        var joins = base.remove(BaseTable.JOINS);
        if (joins != null) {
            joins.forEach((stage, cells) -> cells.values().stream()
                    .filter(number -> (stage + number).matches("[0-9]{1,9}"))
                    .forEach(number -> joinNumberByStage.put(Integer.valueOf(stage), Integer.valueOf(number))));
        }
    }

    private void compare(String name, Map<String, Map<String, String>> rows) {
        var sheet = sheets.get(name);
        if (sheet == null || !sheet.hasHead()) {
            passedOver.add(new Edits.Remark(
                    new Place(file, 0, name),
                    "The sheet, or its hidden column “id”, is gone; nothing of it was read."));
            return;
        }
        var titles = new LinkedHashSet<String>();
        rows.values().forEach(cells -> titles.addAll(cells.keySet()));
        titles.stream()
                .filter(title -> !sheet.hasColumn(title))
                .forEach(title -> passedOver.add(new Edits.Remark(
                        sheet.place(), "The column “" + title + "” is gone; nothing of it was read.")));
        rows.forEach((id, cells) -> compare(name, sheet, id, cells));
        for (int row : sheet.rowsOfNobody(List.copyOf(titles))) {
            passedOver.add(new Edits.Remark(
                    sheet.place(row, "id"),
                    "This row is none of ours, so nobody knows what it is about; it was not read."));
        }
    }

    private void compare(String name, EditedSheet sheet, String id, Map<String, String> cells) {
        var found = sheet.rows(id);
        if (found.isEmpty()) {
            passedOver.add(new Edits.Remark(
                    sheet.place(), "The row of " + words(id) + " is gone. That is no wish; the plan keeps it."));
            return;
        }
        cells.forEach((title, before) -> {
            if (sheet.hasColumn(title)) {
                compare(name, sheet, new Cell(id, title, before), found);
            }
        });
    }

    private record Cell(String id, String title, String before) {}

    private void compare(String name, EditedSheet sheet, Cell cell, List<Integer> rows) {
        boolean isDay = DAYS.contains(cell.title());
        var values = new TreeSet<String>();
        for (int row : rows) {
            if (sheet.cell(row, cell.title()).filter(CellReading::isFormula).isPresent()) {
                refusals.add(new Edits.Remark(
                        sheet.place(row, cell.title()), "A formula stands here; write what it gives instead."));
                return;
            }
            values.add(sheet.value(row, cell.title(), isDay));
        }
        if (values.size() > 1) {
            refusals.add(new Edits.Remark(
                    sheet.place(rows.getLast(), cell.title()),
                    "The row of " + words(cell.id()) + " stands here " + rows.size()
                            + " times and says different things. Delete all but one."));
            return;
        }
        var now = values.first();
        if (!now.equals(cell.before().strip())) {
            edits.add(new Edit(
                    name, cell.id(), cell.title(), cell.before(), now, sheet.place(rows.getFirst(), cell.title())));
        }
    }

    /** {@code workload Deployment/shop/cart} for {@code workload:Deployment/shop/cart}. */
    private static String words(String id) {
        return id.replaceFirst(":", " ");
    }
}

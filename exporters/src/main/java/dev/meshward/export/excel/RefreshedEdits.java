package dev.meshward.export.excel;

import dev.meshward.saved.SavedPlan;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** Keeps what people wrote under ✎ and the plan has not read yet. */
final class RefreshedEdits {

    private final XSSFWorkbook workbook;
    private final List<Edits.Remark> remarks;
    private final Map<Edit.Cell, String> planned = new HashMap<>();
    private final Map<String, FreshTable> tables = new HashMap<>();

    RefreshedEdits(SavedPlan plan, XSSFWorkbook workbook, List<Edits.Remark> remarks) {
        this.workbook = workbook;
        this.remarks = remarks;
        RolloutPlanWorkbook.base(plan)
                .lines()
                .map(line -> line.cells().stream().map(RefreshedEdits::text).toList())
                .forEach(cells -> planned.put(new Edit.Cell(cells.get(0), cells.get(1), cells.get(2)), cells.get(3)));
    }

    private static String text(CellValue value) {
        return value instanceof CellValue.Text(var text) ? text : "";
    }

    void keep(List<Edit> edits) {
        edits.forEach(this::keep);
    }

    private void keep(Edit edit) {
        var now = planned.getOrDefault(edit.cell(), "").strip();
        var cell = cell(edit);
        if (cell.isEmpty()) {
            tell(edit, "is not in the plan any more, so “" + edit.now() + "” was not kept.");
        } else if (!now.equals(edit.now())) {
            write(edit, cell.get());
            if (!now.equals(edit.before().strip())) {
                tell(
                        edit,
                        "holds “" + now + "” in the plan by now; the cell keeps what you wrote, “" + edit.now()
                                + "”, until plan --preferences reads it.");
            }
        }
    }

    private void tell(Edit edit, String what) {
        remarks.add(new Edits.Remark(edit.place(), "“" + edit.column() + "” " + what));
    }

    private Optional<XSSFCell> cell(Edit edit) {
        var table = tables.computeIfAbsent(edit.sheet(), name -> new FreshTable(workbook.getSheet(name)));
        return table.row(edit.id()).flatMap(row -> table.column(edit.column()).map(column -> table.cell(row, column)));
    }

    private static void write(Edit edit, XSSFCell cell) {
        if (WorkbookReader.DAYS.contains(edit.column())
                && CellValue.day(Optional.of(edit.now())) instanceof CellValue.Day(var day)) {
            cell.setCellValue(CellWriter.serial(day));
        } else if (edit.now().isEmpty()) {
            cell.setBlank();
        } else {
            cell.setCellValue(CellText.of(edit.now()));
        }
    }
}

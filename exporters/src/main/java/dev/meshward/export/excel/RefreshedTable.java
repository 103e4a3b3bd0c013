package dev.meshward.export.excel;

import dev.meshward.manifest.Place;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.poi.ss.SpreadsheetVersion;
import org.apache.poi.ss.formula.FormulaParseException;
import org.apache.poi.ss.formula.FormulaParser;
import org.apache.poi.ss.formula.FormulaRenderer;
import org.apache.poi.ss.formula.FormulaShifter;
import org.apache.poi.ss.formula.FormulaType;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.usermodel.XSSFEvaluationWorkbook;

/** Puts what people added to a table into the same table as it is now: beside the row and in the column it belongs to. */
final class RefreshedTable {

    private final String file;
    private final KeptSheet before;
    private final FreshTable now;
    private final Map<Integer, Integer> newColumns = new TreeMap<>();
    private final Map<Integer, Integer> newRows = new HashMap<>();
    private final List<Edits.Remark> remarks = new ArrayList<>();
    private boolean columnsMoved;

    private RefreshedTable(String file, KeptSheet before, FreshTable now) {
        this.file = file;
        this.before = before;
        this.now = now;
    }

    /** What could not be kept, each with the cell where it was. */
    static List<Edits.Remark> refresh(String file, KeptSheet before, FreshTable now) {
        var refreshed = new RefreshedTable(file, before, now);
        refreshed.findColumns();
        refreshed.findRows();
        before.cells().forEach(refreshed::keep);
        before.comments().forEach(refreshed::keep);
        refreshed.keepWidths();
        return refreshed.remarks;
    }

    /** Columns of ours have their place; others follow behind them, in their order. */
    private void findColumns() {
        int next = now.nextColumn();
        for (int column : before.widths().keySet()) {
            var ours = Optional.ofNullable(before.titles().get(column)).flatMap(now::column);
            newColumns.put(column, ours.isPresent() ? ours.get() : next++);
            columnsMoved |= ours.isPresent() && ours.get() != column;
        }
    }

    private boolean isOurs(int column) {
        return Optional.ofNullable(before.titles().get(column))
                .flatMap(now::column)
                .isPresent();
    }

    /** Rows of nobody come below the table, as they were. */
    private void findRows() {
        newRows.put(before.head(), TableWriter.HEAD);
        int next = now.nextRow();
        var rows =
                before.cells().stream().map(KeptCell::row).distinct().sorted().toList();
        for (int row : rows) {
            var id = Optional.ofNullable(before.ids().get(row));
            if (row > before.head() && id.isEmpty()) {
                newRows.put(row, next++);
            } else {
                id.flatMap(now::row).ifPresent(found -> newRows.put(row, found));
            }
        }
    }

    private boolean isOfNobody(int row) {
        return row > before.head() && !before.ids().containsKey(row);
    }

    private void keep(KeptCell cell) {
        if (cell.row() >= before.head() && (isOfNobody(cell.row()) || !isOurs(cell.column()))) {
            Optional.ofNullable(newRows.get(cell.row()))
                    .ifPresentOrElse(
                            row -> put(cell, row, newColumns.getOrDefault(cell.column(), cell.column())),
                            () -> lost(cell.row(), cell.column(), "“" + cell.words() + "”"));
        }
    }

    private void put(KeptCell cell, int row, int column) {
        var target = now.cell(row, column);
        cell.putInto(target);
        if (!cell.formula().isEmpty()) {
            var moved = columnsMoved ? Optional.<String>empty() : shifted(cell, row);
            moved.ifPresentOrElse(
                    target::setCellFormula,
                    () -> remarks.add(new Edits.Remark(
                            place(cell.row(), cell.column()),
                            "The formula =" + cell.formula() + " could not follow its columns; what it gave, "
                                    + cell.words() + ", stands in its place.")));
        }
    }

    /** Cells that a formula names beside itself move with its row. */
    private Optional<String> shifted(KeptCell cell, int row) {
        if (row == cell.row()) {
            return Optional.of(cell.formula());
        }
        try {
            var workbook = XSSFEvaluationWorkbook.create(now.sheet().getWorkbook());
            int index = now.sheet().getWorkbook().getSheetIndex(now.sheet());
            var parsed = FormulaParser.parse(cell.formula(), workbook, FormulaType.CELL, index, cell.row());
            FormulaShifter.createForRowCopy(
                            index,
                            before.name(),
                            cell.row(),
                            cell.row(),
                            row - cell.row(),
                            SpreadsheetVersion.EXCEL2007)
                    .adjustFormula(parsed, index);
            return Optional.of(FormulaRenderer.toFormulaString(workbook, parsed));
        } catch (FormulaParseException _) {
            return Optional.empty();
        }
    }

    private void keep(KeptSheet.Comment comment) {
        var row = comment.row() < before.head() ? Integer.valueOf(comment.row()) : newRows.get(comment.row());
        if (row == null) {
            lost(
                    comment.row(),
                    comment.column(),
                    "the comment “" + comment.text().getString() + "”");
        } else {
            KeptComments.put(now.sheet(), comment, row, newColumns.getOrDefault(comment.column(), comment.column()));
        }
    }

    private void lost(int row, int column, String what) {
        var id = before.ids().getOrDefault(row, "");
        remarks.add(new Edits.Remark(
                place(row, column),
                "The plan has no row of " + id.replaceFirst(":", " ") + " any more, so " + what + " was not kept."));
    }

    private Place place(int row, int column) {
        return new Place(file, row + 1, before.name() + "!" + CellReference.convertNumToColString(column) + (row + 1));
    }

    private void keepWidths() {
        before.widths().forEach((column, width) -> {
            int at = newColumns.getOrDefault(column, column);
            now.sheet().setColumnWidth(at, width.units());
            now.sheet().setColumnHidden(at, width.isHidden() || at == TableWriter.ID);
        });
    }
}

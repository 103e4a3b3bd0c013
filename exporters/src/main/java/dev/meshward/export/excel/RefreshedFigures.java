package dev.meshward.export.excel;

import dev.meshward.manifest.Place;
import java.util.ArrayList;
import java.util.List;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row.MissingCellPolicy;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFSheet;

/** Puts what people added to a sheet that is no table where it was: figures on yellow, and what stands right of ours. */
record RefreshedFigures(String file, KeptSheet before, XSSFSheet now) {

    /** What a person should know of it, each with its cell. */
    List<Edits.Remark> refresh() {
        var remarks = new ArrayList<Edits.Remark>();
        int ours = lastColumn();
        for (var cell : before.cells()) {
            if (cell.column() > ours) {
                put(cell);
            } else if (cell.content() instanceof KeptCell.Content.Figure(double number)) {
                keepFigure(cell, number, remarks);
            }
        }
        before.comments().forEach(comment -> KeptComments.put(now, comment, comment.row(), comment.column()));
        before.widths().forEach((column, width) -> {
            now.setColumnWidth(column, width.units());
            now.setColumnHidden(column, width.isHidden());
        });
        return remarks;
    }

    private int lastColumn() {
        int last = 0;
        for (var row : now) {
            last = Math.max(last, row.getLastCellNum() - 1);
        }
        return last;
    }

    private void put(KeptCell kept) {
        var cell = cell(kept);
        kept.putInto(cell);
        if (!kept.formula().isEmpty()) {
            cell.setCellFormula(kept.formula());
        }
    }

    private XSSFCell cell(KeptCell kept) {
        var row = now.getRow(kept.row());
        return (row == null ? now.createRow(kept.row()) : row)
                .getCell(kept.column(), MissingCellPolicy.CREATE_NULL_AS_BLANK);
    }

    /** Figures on yellow stay in the file, as the sheet promises. */
    private void keepFigure(KeptCell kept, double number, List<Edits.Remark> remarks) {
        if (!SizingSheet.isInput(before.name(), kept.row(), kept.column())) {
            return;
        }
        var cell = cell(kept);
        boolean isPlanned = cell.getCellType() == CellType.NUMERIC;
        if (isPlanned && cell.getNumericCellValue() != number) {
            remarks.add(new Edits.Remark(
                    new Place(file, kept.row() + 1, before.name() + "!" + address(kept)),
                    "The figure " + kept.words() + " was kept; the plan says "
                            + CellReading.written(cell.getNumericCellValue()) + "."));
        }
        kept.valueInto(cell);
    }

    private static String address(KeptCell kept) {
        return CellReference.convertNumToColString(kept.column()) + (kept.row() + 1);
    }
}

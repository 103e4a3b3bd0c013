package dev.meshward.export.excel;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFRichTextString;
import org.apache.poi.xssf.usermodel.XSSFSheet;

/**
 * A sheet of an earlier export with everything on it, people's additions too.
 *
 * @param head the row that names the columns; -1 for a sheet that is no table
 * @param titles of the columns, by their number; the hidden one is called {@code id}
 * @param ids of the rows, by their number
 * @param cells that hold something
 * @param widths of the columns that have one of their own, by their number
 */
record KeptSheet(
        String name,
        int head,
        Map<Integer, String> titles,
        Map<Integer, String> ids,
        List<KeptCell> cells,
        List<Comment> comments,
        Map<Integer, Width> widths) {

    private static final int LAST_HEAD = 20;
    private static final String ID = "id";

    /** A comment on a cell; rows and columns are counted from 0. */
    record Comment(int row, int column, String author, XSSFRichTextString text, boolean isVisible) {}

    /** In 256ths of a character. */
    record Width(int units, boolean isHidden) {}

    static KeptSheet of(XSSFSheet sheet) {
        var cells = new ArrayList<KeptCell>();
        sheet.forEach(row -> row.forEach(cell -> cells.add(KeptCell.of((XSSFCell) cell))));
        var holding = cells.stream().filter(cell -> !cell.isEmpty()).toList();
        var id = holding.stream()
                .filter(cell -> cell.row() <= LAST_HEAD && cell.words().equals(ID))
                .findFirst();
        return new KeptSheet(
                sheet.getSheetName(),
                id.map(KeptCell::row).orElse(-1),
                id.map(cell -> titles(holding, cell)).orElse(Map.of()),
                id.map(cell -> ids(holding, cell)).orElse(Map.of()),
                holding,
                comments(sheet),
                widths(sheet, holding));
    }

    private static Map<Integer, String> titles(List<KeptCell> cells, KeptCell id) {
        var titles = new TreeMap<Integer, String>();
        cells.stream()
                .filter(cell -> cell.row() == id.row())
                .forEach(cell ->
                        titles.put(cell.column(), cell.words().replace("✎", "").strip()));
        return titles;
    }

    private static Map<Integer, String> ids(List<KeptCell> cells, KeptCell id) {
        var ids = new TreeMap<Integer, String>();
        cells.stream()
                .filter(cell -> cell.column() == id.column() && cell.row() > id.row())
                .forEach(cell -> ids.put(cell.row(), cell.words()));
        return ids;
    }

    private static List<Comment> comments(XSSFSheet sheet) {
        var comments = new ArrayList<Comment>();
        sheet.getCellComments()
                .forEach((address, comment) -> comments.add(new Comment(
                        address.getRow(),
                        address.getColumn(),
                        comment.getAuthor(),
                        comment.getString(),
                        comment.isVisible())));
        return comments;
    }

    private static Map<Integer, Width> widths(XSSFSheet sheet, List<KeptCell> cells) {
        var columns = new TreeSet<Integer>();
        cells.forEach(cell -> columns.add(cell.column()));
        var widths = new LinkedHashMap<Integer, Width>();
        columns.forEach(
                column -> widths.put(column, new Width(sheet.getColumnWidth(column), sheet.isColumnHidden(column))));
        return widths;
    }

    boolean isTable() {
        return head >= 0;
    }
}

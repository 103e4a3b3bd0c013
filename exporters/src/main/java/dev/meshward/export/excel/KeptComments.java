package dev.meshward.export.excel;

import org.apache.poi.xssf.usermodel.XSSFClientAnchor;
import org.apache.poi.xssf.usermodel.XSSFSheet;

/** Writes comments that people made onto a sheet that was made anew. */
final class KeptComments {

    private static final int COLUMNS = 3;
    private static final int ROWS = 5;

    private KeptComments() {}

    static void put(XSSFSheet sheet, KeptSheet.Comment kept, int row, int column) {
        var anchor = new XSSFClientAnchor(0, 0, 0, 0, column + 1, row, column + 1 + COLUMNS, row + ROWS);
        var comment = sheet.createDrawingPatriarch().createCellComment(anchor);
        comment.setAuthor(kept.author());
        comment.setString(kept.text());
        comment.setVisible(kept.isVisible());
        comment.setAddress(row, column);
    }
}

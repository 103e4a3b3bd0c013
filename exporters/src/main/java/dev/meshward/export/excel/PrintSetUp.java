package dev.meshward.export.excel;

import org.apache.poi.ss.usermodel.PrintSetup;
import org.apache.poi.ss.usermodel.Sheet;

/** How sheets print: A4, across, as wide as the page where that can be read, with their name and the number of the page. */
final class PrintSetUp {

    /** Characters on a page across that can still be read. */
    private static final int PAGE = 230;

    private PrintSetUp() {}

    /** @param width of all columns, in characters: wide tables print on several pages side by side */
    static void of(Sheet sheet, String name, int width) {
        sheet.setFitToPage(true);
        sheet.setAutobreaks(true);
        var setup = sheet.getPrintSetup();
        setup.setPaperSize(PrintSetup.A4_PAPERSIZE);
        setup.setLandscape(true);
        setup.setFitWidth((short) Math.ceilDiv(Math.max(width, 1), PAGE));
        setup.setFitHeight((short) 0);
        sheet.setMargin(org.apache.poi.ss.usermodel.PageMargin.LEFT, 0.4);
        sheet.setMargin(org.apache.poi.ss.usermodel.PageMargin.RIGHT, 0.4);
        sheet.getFooter().setLeft("Meshward · " + name);
        sheet.getFooter().setRight("page &P of &N");
    }
}

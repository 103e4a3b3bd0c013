package dev.meshward.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.apache.poi.openxml4j.exceptions.OpenXML4JException;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.openxml4j.opc.PackageAccess;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.eventusermodel.XSSFReader;

/** What the cells of one large sheet hold, row by row, without their looks. */
final class CellsOfSheet {

    private static final List<String> UNLIMITED = List.of(
            "jdk.xml.maxGeneralEntitySizeLimit", "jdk.xml.totalEntitySizeLimit", "jdk.xml.entityExpansionLimit");

    private CellsOfSheet() {}

    /** A cell with text, a number or a formula. */
    sealed interface Cell {
        int column();

        void writeInto(Row row);

        record Text(int column, String text) implements Cell {
            @Override
            public void writeInto(Row row) {
                row.createCell(column).setCellValue(text);
            }
        }

        record Figure(int column, double number) implements Cell {
            @Override
            public void writeInto(Row row) {
                row.createCell(column).setCellValue(number);
            }
        }

        record Formula(int column, String formula, String cached) implements Cell {
            @Override
            public void writeInto(Row row) {
                var cell = row.createCell(column);
                cell.setCellFormula(formula);
                cell.setCellValue(cached);
            }
        }
    }

    static List<List<Cell>> read(Path workbook, String sheet) {
        try (var parts = OPCPackage.open(workbook.toFile(), PackageAccess.READ)) {
            var sheets = (XSSFReader.SheetIterator) new XSSFReader(parts).getSheetsData();
            while (sheets.hasNext()) {
                try (var xml = sheets.next()) {
                    if (sheets.getSheetName().equals(sheet)) {
                        return rows(xml);
                    }
                }
            }
            throw new IllegalStateException("There is no sheet " + sheet);
        } catch (IOException | OpenXML4JException | XMLStreamException e) {
            throw new IllegalStateException("The workbook cannot be read again.", e);
        }
    }

    private static List<List<Cell>> rows(InputStream xml) throws XMLStreamException {
        var factory = XMLInputFactory.newDefaultFactory();
        // What we wrote ourselves may be as long as it is.
        UNLIMITED.forEach(limit -> factory.setProperty(limit, "0"));
        var reader = factory.createXMLStreamReader(xml);
        var rows = new ArrayList<List<Cell>>();
        while (reader.hasNext()) {
            if (reader.next() == XMLStreamConstants.START_ELEMENT) {
                switch (reader.getLocalName()) {
                    case "row" -> rows.add(new ArrayList<>());
                    case "c" -> rows.getLast().add(cell(reader));
                    default -> {}
                }
            }
        }
        return rows;
    }

    private static Cell cell(XMLStreamReader reader) throws XMLStreamException {
        int column = new CellReference(reader.getAttributeValue(null, "r")).getCol();
        boolean isFigure = "n".equals(reader.getAttributeValue(null, "t"));
        var formula = "";
        var value = "";
        while (reader.next() != XMLStreamConstants.END_ELEMENT
                || !reader.getLocalName().equals("c")) {
            if (reader.isStartElement() && reader.getLocalName().equals("f")) {
                formula = reader.getElementText();
            } else if (reader.isStartElement()
                    && (reader.getLocalName().equals("v")
                            || reader.getLocalName().equals("t"))) {
                value = reader.getElementText();
            }
        }
        if (!formula.isEmpty()) {
            return new Cell.Formula(column, formula, value);
        }
        return isFigure ? new Cell.Figure(column, Double.parseDouble(value)) : new Cell.Text(column, value);
    }
}

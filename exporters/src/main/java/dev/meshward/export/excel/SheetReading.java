package dev.meshward.export.excel;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.util.XMLHelper;
import org.apache.poi.xssf.model.SharedStrings;
import org.apache.poi.xssf.usermodel.XSSFRichTextString;
import org.xml.sax.Attributes;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/** Reads the cells of a sheet one after the other: values only, nothing is computed and nothing is followed. */
final class SheetReading extends DefaultHandler {

    private final SharedStrings shared;
    private final List<CellReading> cells = new ArrayList<>();
    /** What stands in {@code v}: a number, a text, or the number of a shared text. */
    private final StringBuilder value = new StringBuilder();
    /** What stands in {@code is}: a text of the cell's own. */
    private final StringBuilder inline = new StringBuilder();

    private boolean isAside;
    private String address = "";
    private String type = "";
    private boolean isFormula;
    private boolean isInValue;
    private boolean isInText;

    private SheetReading(SharedStrings shared) {
        this.shared = shared;
    }

    /** Cells that hold something, from top to bottom. */
    static List<CellReading> of(InputStream sheet, SharedStrings shared) throws IOException {
        var reading = new SheetReading(shared);
        try {
            var reader = XMLHelper.newXMLReader();
            reader.setContentHandler(reading);
            reader.parse(new InputSource(sheet));
            return reading.cells;
        } catch (SAXException | ParserConfigurationException e) {
            throw new IOException("a sheet is not well-formed: " + e.getMessage(), e);
        }
    }

    @Override
    public void startElement(String uri, String name, String qualified, Attributes attributes) {
        switch (name) {
            case "c" -> {
                address = attribute(attributes, "r");
                type = attribute(attributes, "t");
                isFormula = false;
                value.setLength(0);
                inline.setLength(0);
            }
            case "f" -> isFormula = true;
            case "v" -> isInValue = true;
            case "t" -> isInText = !isAside;
            // How a text is read aloud is no part of it.
            case "rPh" -> isAside = true;
            default -> {
                // Styles, widths and drawings are no values.
            }
        }
    }

    private static String attribute(Attributes attributes, String name) {
        var value = attributes.getValue(name);
        return value == null ? "" : value;
    }

    @Override
    public void characters(char[] characters, int start, int length) {
        if (isInValue) {
            value.append(characters, start, length);
        } else if (isInText) {
            inline.append(characters, start, length);
        }
    }

    @Override
    public void endElement(String uri, String name, String qualified) throws SAXException {
        switch (name) {
            case "v" -> isInValue = false;
            case "t" -> isInText = false;
            case "rPh" -> isAside = false;
            case "c" -> take();
            default -> {
                // Only cells end in something.
            }
        }
    }

    private void take() throws SAXException {
        var read = read();
        if (!address.isEmpty() && (isFormula || !read.isBlank())) {
            var at = new CellReference(address);
            boolean isNumber = type.isEmpty() || type.equals("n");
            cells.add(new CellReading(at.getRow(), at.getCol(), read, isNumber, isFormula));
        }
    }

    private String read() throws SAXException {
        return switch (type) {
            case "s" -> shared(value.toString());
            case "inlineStr" -> new XSSFRichTextString((inline.isEmpty() ? value : inline).toString()).getString();
            case "str" -> new XSSFRichTextString(value.toString()).getString();
            default -> value.toString().strip();
        };
    }

    private String shared(String index) throws SAXException {
        try {
            return shared.getItemAt(Integer.parseInt(index.strip())).getString();
        } catch (NumberFormatException | IndexOutOfBoundsException e) {
            throw new SAXException(
                    "cell " + address + " names the text number \"" + index + "\", which is not there", e);
        }
    }
}

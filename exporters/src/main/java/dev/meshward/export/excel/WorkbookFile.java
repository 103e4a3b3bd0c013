package dev.meshward.export.excel;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipInputStream;
import org.apache.poi.openxml4j.exceptions.OpenXML4JException;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.xssf.eventusermodel.ReadOnlySharedStringsTable;
import org.apache.poi.xssf.eventusermodel.XSSFReader;
import org.xml.sax.SAXException;

/** The sheets of a workbook that somebody sent: the cells of those asked for, and nothing else of it. */
final class WorkbookFile {

    /** Unpacked, in bytes; a workbook of 100,000 dependencies has 150 million. */
    private static final long LARGEST = 1_000_000_000;
    /** A part that is more than this many times its packed size is a bomb. */
    private static final int MOST_PACKED = 200;

    private static final int CHUNK = 1 << 16;

    private WorkbookFile() {}

    /** @throws IOException where it is no workbook, or one that nobody should open; the message is for people */
    static Map<String, List<CellReading>> sheets(byte[] bytes, Set<String> wanted) throws IOException {
        requireModest(bytes);
        try (var file = OPCPackage.open(new ByteArrayInputStream(bytes))) {
            var reader = new XSSFReader(file);
            var shared = new ReadOnlySharedStringsTable(file);
            var sheets = new HashMap<String, List<CellReading>>();
            var all = (XSSFReader.SheetIterator) reader.getSheetsData();
            while (all.hasNext()) {
                try (var sheet = all.next()) {
                    if (wanted.contains(all.getSheetName())) {
                        sheets.put(all.getSheetName(), SheetReading.of(sheet, shared));
                    }
                }
            }
            return sheets;
        } catch (OpenXML4JException | SAXException | RuntimeException e) {
            throw new IOException("it is no workbook that can be read: " + e.getMessage(), e);
        }
    }

    /** Counts before anything is kept in memory. */
    private static void requireModest(byte[] bytes) throws IOException {
        long most = Math.min(LARGEST, (long) bytes.length * MOST_PACKED);
        long unpacked = 0;
        var chunk = new byte[CHUNK];
        int parts = 0;
        try (var zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
            while (zip.getNextEntry() != null) {
                parts++;
                for (int read = zip.read(chunk); read >= 0; read = zip.read(chunk)) {
                    unpacked += read;
                    if (unpacked > most) {
                        throw new IOException("unpacked it is larger than any plan of ours, so it is not opened");
                    }
                }
            }
        }
        if (parts == 0) {
            throw new IOException("it is no workbook; a file that ends in .xlsx is a zip archive");
        }
    }
}

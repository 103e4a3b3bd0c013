package dev.meshward.export.excel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CellTextTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=HYPERLINK(\"http://evil\",\"x\")",
                "+1+1",
                "-2+3",
                "@SUM(A1)",
                "\t=1+1",
                "\r=1",
                "</t><f>1+1</f>",
                "<script>alert(1)</script>",
                "../../etc/passwd",
                "_x003D_1+1",
                "שלום עולם",
                "مرحبا",
                "命名空间",
                "\ud83d\ude80 rocket",
                "a\u0000b\u0007c",
                "a\u202etxt.exe",
                "\ud800 lonely",
                "\uffff",
                "_x0041_ and _x000D_",
                "&amp; ]]> \"quoted\" 'single'"
            })
    void whatever_somebody_named_something_is_text_in_a_workbook_that_opens(String hostile) throws IOException {
        var streamed = throughFile(hostile, true);
        assertThat(throughFile(hostile, false)).isEqualTo(streamed);
        assertThat(streamed).isEqualTo(CellText.of(hostile).replace("_x005F_", "_"));
        assertThat(streamed).doesNotContain("\u202e", "\u0000", "\u0007");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 253, 32_767, 40_000})
    void long_text_keeps_its_beginning_and_says_that_it_was_cut(int length) throws IOException {
        var text = throughFile("x".repeat(length), true);
        assertThat(text).startsWith("x");
        if (length <= 32_767) {
            assertThat(text).hasSize(length);
        } else {
            assertThat(text).hasSize(32_767).endsWith("(40000 characters, cut by the workbook; plan.json has all)");
        }
    }

    private static String throughFile(String text, boolean isStreamed) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var workbook = new XSSFWorkbook();
                var stream = new SXSSFWorkbook(workbook, 10)) {
            var looks = new Looks(workbook);
            var sheet = isStreamed ? stream.createSheet("one") : workbook.createSheet("one");
            new CellWriter(sheet, looks).text(0, 0, text, Look.TEXT);
            stream.write(bytes);
        }
        try (var workbook = new XSSFWorkbook(new ByteArrayInputStream(bytes.toByteArray()))) {
            var cell = workbook.getSheetAt(0).getRow(0).getCell(0);
            assertThat(cell.getCellType()).isEqualTo(CellType.STRING);
            assertThat(cell.getCellStyle().getQuotePrefixed()).isEqualTo(CellText.looksLikeFormula(text));
            return cell.getStringCellValue();
        }
    }
}

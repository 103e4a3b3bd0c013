package dev.meshward.export.excel;

import dev.meshward.export.figures.State;
import dev.meshward.mesh.Rung;
import java.util.HexFormat;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xddf.usermodel.XDDFColor;
import org.apache.poi.xddf.usermodel.XDDFLineProperties;
import org.apache.poi.xddf.usermodel.XDDFSolidFillProperties;
import org.apache.poi.xddf.usermodel.chart.AxisCrossBetween;
import org.apache.poi.xddf.usermodel.chart.AxisPosition;
import org.apache.poi.xddf.usermodel.chart.ChartTypes;
import org.apache.poi.xddf.usermodel.chart.Grouping;
import org.apache.poi.xddf.usermodel.chart.LegendPosition;
import org.apache.poi.xddf.usermodel.chart.MarkerStyle;
import org.apache.poi.xddf.usermodel.chart.XDDFAreaChartData;
import org.apache.poi.xddf.usermodel.chart.XDDFCategoryDataSource;
import org.apache.poi.xddf.usermodel.chart.XDDFDataSourcesFactory;
import org.apache.poi.xddf.usermodel.chart.XDDFLineChartData;
import org.apache.poi.xddf.usermodel.chart.XDDFNumericalDataSource;
import org.apache.poi.xddf.usermodel.chart.XDDFValueAxis;
import org.apache.poi.xssf.usermodel.XSSFChart;
import org.apache.poi.xssf.usermodel.XSSFClientAnchor;
import org.apache.poi.xssf.usermodel.XSSFSheet;

/** The charts of the summary, drawn from its own table. */
final class SummaryCharts {

    /** The row below the charts. */
    static final int END = 46;

    private static final int LEFT = 4;
    private static final int RIGHT = 14;

    private final XSSFSheet sheet;
    private final Area labels;

    /** @param labels the first column of the table; counts follow two columns to the right */
    SummaryCharts(XSSFSheet sheet, Area labels) {
        this.sheet = sheet;
        this.labels = labels;
    }

    /** Workloads by rung after each stage. */
    void standing() {
        var chart = chart(4, 24, "Workloads after each stage");
        var bottom = chart.createCategoryAxis(AxisPosition.BOTTOM);
        bottom.setTitle("after stage");
        var left = values(chart, "workloads");
        // Columns would say the same; how far stacked ones overlap is not in the small schema of the library.
        var data = (XDDFAreaChartData) chart.createData(ChartTypes.AREA, bottom, left);
        data.setGrouping(Grouping.STACKED);
        data.setVaryColors(false);
        int column = 2;
        for (var rung : Rung.values()) {
            var state = State.of(rung);
            var series = data.addSeries(categories(), counts(column++));
            series.setTitle(state.letter() + " " + state.word(), null);
            series.setFillProperties(fill(state));
        }
        chart.plot(data);
    }

    /** Known calls that are still plaintext after each stage. */
    void exposure() {
        var chart = chart(25, END - 1, "Exposure: known calls still in plaintext");
        var bottom = chart.createCategoryAxis(AxisPosition.BOTTOM);
        bottom.setTitle("after stage");
        var left = values(chart, "calls");
        var data = (XDDFLineChartData) chart.createData(ChartTypes.LINE, bottom, left);
        data.setVaryColors(false);
        var series = (XDDFLineChartData.Series) data.addSeries(categories(), counts(6));
        series.setTitle("calls in plaintext", null);
        series.setSmooth(false);
        series.setMarkerStyle(MarkerStyle.CIRCLE);
        var line = new XDDFLineProperties(fill(State.REFUSED));
        line.setWidth(2.25);
        series.setLineProperties(line);
        chart.plot(data);
    }

    private XSSFChart chart(int from, int to, String title) {
        var drawing = sheet.createDrawingPatriarch();
        var anchor = new XSSFClientAnchor(0, 0, 0, 0, LEFT, from, RIGHT, to);
        var chart = drawing.createChart(anchor);
        chart.setTitleText(title);
        chart.setTitleOverlay(false);
        chart.getOrAddLegend().setPosition(LegendPosition.BOTTOM);
        return chart;
    }

    /** Without this crossing, LibreOffice draws no bars. */
    private static XDDFValueAxis values(XSSFChart chart, String title) {
        var left = chart.createValueAxis(AxisPosition.LEFT);
        left.setTitle(title);
        left.setMinimum(0);
        left.setCrossBetween(AxisCrossBetween.BETWEEN);
        return left;
    }

    private XDDFCategoryDataSource categories() {
        return XDDFDataSourcesFactory.fromStringCellRange(sheet, range(0));
    }

    private XDDFNumericalDataSource<Double> counts(int column) {
        return XDDFDataSourcesFactory.fromNumericCellRange(sheet, range(column));
    }

    private CellRangeAddress range(int column) {
        return new CellRangeAddress(labels.first(), labels.last(), labels.column() + column, labels.column() + column);
    }

    private static XDDFSolidFillProperties fill(State state) {
        return new XDDFSolidFillProperties(XDDFColor.from(HexFormat.of().parseHex(state.colour())));
    }
}

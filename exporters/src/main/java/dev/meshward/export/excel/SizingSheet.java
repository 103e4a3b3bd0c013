package dev.meshward.export.excel;

import dev.meshward.export.figures.AskedFor;
import dev.meshward.readiness.QuotaRoom;
import dev.meshward.saved.SavedNamespace;
import dev.meshward.saved.SavedPlan;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFSheet;

/** What the proxies of every namespace and the control plane ask for, computed from figures that people may change. */
final class SizingSheet {

    static final String NAME = "Sizing";

    private static final int PROXY_CPU = 2;
    private static final int PROXY_MEMORY = 3;
    private static final int REPLICAS = 4;
    private static final int CONTROL_CPU = 5;
    private static final int CONTROL_MEMORY = 6;
    private static final int CPU_PRICE = 7;
    private static final int MEMORY_PRICE = 8;
    private static final int HEAD = 10;
    private static final int FIRST = 11;
    private static final int[] WIDTHS = {2, 40, 12, 14, 14, 14, 14, 70};
    private static final String QUOTA = "MW-121";

    private final SavedPlan plan;
    private final XSSFSheet sheet;
    private final CellWriter cells;
    private final AskedFor asked;

    SizingSheet(SavedPlan plan, XSSFSheet sheet, Looks looks) {
        this.plan = plan;
        this.sheet = sheet;
        this.cells = new CellWriter(sheet, looks);
        this.asked = AskedFor.in(plan);
    }

    /** Whether people may put a figure of their own into this cell. */
    static boolean isInput(String sheet, int row, int column) {
        return sheet.equals(NAME) && column == 2 && row >= PROXY_CPU && row <= MEMORY_PRICE;
    }

    void write() {
        cells.text(
                0,
                1,
                "What the mesh asks for when every stage is done. Change the figures on yellow to see what they do;"
                        + " they stay in this file.",
                Look.ABOUT);
        inputs();
        head();
        int row = FIRST;
        for (var namespace : plan.namespaces()) {
            line(row++, namespace);
        }
        controlPlane(row++);
        total(row);
        notes(row + 2);
        dress(row);
    }

    private void inputs() {
        var proxy = asked.proxy();
        var control = asked.controlPlane();
        var from = "from the values in the platform stage";
        var none = "the chart asks for nothing; fill in to estimate";
        input(PROXY_CPU, "CPU a proxy asks for, in millicores", proxy.map(AskedFor.Ask::cpuMillis), from, none);
        input(PROXY_MEMORY, "Memory a proxy asks for, in MiB", proxy.map(AskedFor.Ask::memoryMib), from, none);
        input(
                REPLICAS,
                "Replicas of the control plane, at least",
                control.map(ask -> (double) ask.replicas()),
                from,
                "see the notes below; fill in to estimate");
        input(CONTROL_CPU, "CPU each asks for, in millicores", control.map(AskedFor.Ask::cpuMillis), from, "");
        input(CONTROL_MEMORY, "Memory each asks for, in MiB", control.map(AskedFor.Ask::memoryMib), from, "");
        input(CPU_PRICE, "Price of a CPU a month", Optional.empty(), "", "optional; in any currency");
        input(MEMORY_PRICE, "Price of a GiB a month", Optional.empty(), "", "optional; in the same currency");
    }

    private void input(int row, String label, Optional<Double> value, String known, String unknown) {
        cells.text(row, 1, label, Look.LABEL);
        cells.put(row, 2, value.map(CellValue::number).orElseGet(CellValue::nothing), Look.DECIMAL_EDITED);
        cells.text(row, 3, value.isPresent() ? known : unknown, Look.TEXT);
    }

    private void head() {
        var titles = List.of(
                "Namespace", "Pods", "Pods that join", "CPU, cores", "Memory, GiB", "Cost a month", "Quota head-room");
        for (int i = 0; i < titles.size(); i++) {
            cells.text(HEAD, i + 1, titles.get(i), Look.HEADER);
        }
        sheet.getRow(HEAD).setHeightInPoints(32);
    }

    private void line(int row, SavedNamespace namespace) {
        int joining = namespace.joiningPods();
        cells.text(row, 1, namespace.name(), Look.TEXT);
        cells.put(row, 2, CellValue.number(namespace.pods()), Look.COUNT);
        cells.put(row, 3, CellValue.number(joining), Look.COUNT);
        var proxy = asked.proxy().orElse(new AskedFor.Ask(1, 0, 0));
        demand(row, "D" + (row + 1), PROXY_CPU, PROXY_MEMORY, joining * proxy.cpuMillis(), joining * proxy.memoryMib());
        var quota = quota(namespace);
        cells.text(row, 7, quota, Look.WRAPPED);
        Heights.fit(sheet.getRow(row), Heights.lines(quota, WIDTHS[7]));
    }

    private void controlPlane(int row) {
        var ask = asked.controlPlane().orElse(new AskedFor.Ask(0, 0, 0));
        cells.text(row, 1, "control plane", Look.LABEL);
        demand(
                row,
                "$C$" + (REPLICAS + 1),
                CONTROL_CPU,
                CONTROL_MEMORY,
                ask.replicas() * ask.cpuMillis(),
                ask.replicas() * ask.memoryMib());
    }

    private void demand(int row, String count, int cpu, int memory, double millis, double mib) {
        formula(row, 4, count + "*$C$" + (cpu + 1) + "/1000", millis / 1000);
        formula(row, 5, count + "*$C$" + (memory + 1) + "/1024", mib / 1024);
        formula(row, 6, "E" + (row + 1) + "*$C$" + (CPU_PRICE + 1) + "+F" + (row + 1) + "*$C$" + (MEMORY_PRICE + 1), 0);
    }

    private void formula(int row, int column, String formula, double cached) {
        cells.put(row, column, new CellValue.Formula(formula, CellValue.number(cached)), Look.DECIMAL);
    }

    private void total(int row) {
        cells.text(row, 1, "all", Look.LABEL);
        var sums = List.of(pods(), joining(), cores(), gib(), 0.0);
        for (int i = 0; i < sums.size(); i++) {
            var letter = "CDEFG".substring(i, i + 1);
            cells.put(
                    row,
                    i + 2,
                    new CellValue.Formula(
                            "SUM(" + letter + (FIRST + 1) + ":" + letter + row + ")", CellValue.number(sums.get(i))),
                    i < 2 ? Look.COUNT : Look.DECIMAL);
        }
    }

    private double pods() {
        return plan.namespaces().stream().mapToInt(SavedNamespace::pods).sum();
    }

    private double joining() {
        return plan.namespaces().stream().mapToInt(SavedNamespace::joiningPods).sum();
    }

    /** Of all proxies and the control plane. */
    double cores() {
        return asked.cores((int) joining()).orElse(0.0);
    }

    /** Of all proxies and the control plane. */
    double gib() {
        return asked.gib((int) joining()).orElse(0.0);
    }

    /** The cell with the sum of this column, for other sheets; 4 is CPU, 5 memory. */
    String totalCell(int column) {
        return "'" + NAME + "'!$" + "ABCDEFG".charAt(column) + "$"
                + (FIRST + plan.namespaces().size() + 2);
    }

    private String quota(SavedNamespace namespace) {
        var tooSmall = plan.findings().stream()
                .filter(finding -> finding.code().id().equals(QUOTA))
                .filter(finding -> finding.workloads().stream()
                                .anyMatch(workload -> workload.namespace().equals(namespace.name()))
                        || finding.subject().contains(" " + namespace.name() + "/"))
                .map(finding -> QUOTA + ": " + finding.what());
        var rooms = namespace.quotas().stream().map(QuotaRoom::inWords);
        return Stream.concat(tooSmall, rooms)
                .distinct()
                .collect(Collectors.collectingAndThen(
                        Collectors.joining("\n"), text -> text.isEmpty() ? "no quota of CPU or memory" : text));
    }

    private void notes(int first) {
        cells.text(first, 1, "How the plan sized it", Look.HEADING);
        int row = first + 1;
        for (var sentence : plan.sizing()) {
            cells.text(row, 1, sentence, Look.WRAPPED);
            sheet.addMergedRegion(new CellRangeAddress(row, row, 1, 7));
            Heights.fit(sheet.getRow(row++), Heights.lines(sentence, 170));
        }
    }

    private void dress(int total) {
        for (int i = 0; i < WIDTHS.length; i++) {
            sheet.setColumnWidth(i, 256 * WIDTHS[i]);
        }
        sheet.createFreezePane(2, FIRST);
        sheet.setAutoFilter(new CellRangeAddress(HEAD, Math.max(total - 2, HEAD), 1, 7));
        PrintSetUp.of(sheet, NAME, 1);
    }
}

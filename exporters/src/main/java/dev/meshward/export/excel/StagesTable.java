package dev.meshward.export.excel;

import dev.meshward.adoption.Gate;
import dev.meshward.export.markdown.Soak;
import dev.meshward.manifest.Field;
import dev.meshward.manifest.Mapping;
import dev.meshward.saved.SavedPlan;
import dev.meshward.saved.SavedStage;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One row a stage: who, when, how far, and what holds it. */
record StagesTable(SavedPlan plan, People people) implements Table {

    static final String NAME = "Stages";
    static final String BEGINS = "Begins";
    static final String ENDS = "Ends";
    static final String APPROVER = "Approver";
    static final String TICKET = "Ticket";
    static final String REPORTED = "Status, reported";

    /** What people report; the words of the run log, and the one before it begins. */
    static final List<String> STATUSES = List.of("planned", "started", "applied", "failed", "undone");

    static final List<Column> COLUMNS = List.of(
            Column.count("#"),
            Column.wrapped("Stage", 38),
            Column.text("Kind", 16),
            Column.of(BEGINS, Look.DAY_EDITED, 12),
            Column.of(ENDS, Look.DAY_EDITED, 12),
            Column.wrapped("Owner", 24),
            Column.edited(APPROVER, 18),
            Column.edited(TICKET, 16),
            Column.choice(REPORTED, STATUSES),
            Column.text("Status, observed", 16),
            Column.text("Verdict", 14),
            Column.wrapped("Why this verdict", 80),
            Column.wrapped("Namespaces", 30),
            Column.count("Workloads"),
            Column.count("Pods that restart"),
            Column.wrapped("Gates before", 90),
            Column.wrapped("Gates after", 90),
            Column.wrapped("Undo if", 90),
            Column.edited(QuestionsTable.NOTE, 40),
            Column.text("Steps, files and undo", 48));

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String about() {
        return "One row a stage, in their order. Cells under ✎ come back with plan --preferences; “observed” is filled"
                + " in by what the cluster shows, never by what people report.";
    }

    @Override
    public List<Column> columns() {
        return COLUMNS;
    }

    /** The place of a column in the sheet, the hidden one counted. */
    static int column(String title) {
        return 1 + COLUMNS.stream().map(Column::title).toList().indexOf(title);
    }

    @Override
    public int frozen() {
        return 2;
    }

    @Override
    public Stream<Line> lines() {
        return plan.stages().stream().map(this::line);
    }

    private Line line(SavedStage saved) {
        var stage = saved.stage();
        return new Line(
                stage.id(),
                List.of(
                        CellValue.number(stage.number()),
                        CellValue.text(stage.title()),
                        CellValue.text(stage.kind().word()),
                        people.day(stage.id(), "begins", saved.starts()),
                        people.day(stage.id(), "ends", saved.ends()),
                        CellValue.text(stage.owner()),
                        CellValue.text(people.approverOf(stage.id())),
                        CellValue.text(people.ticketOf(stage.id())),
                        CellValue.text(people.reportedOf(stage.id())),
                        CellValue.text(people.observedOf(stage.id())),
                        CellValue.text(saved.verdict().word()),
                        CellValue.text(saved.verdict().because()),
                        CellValue.text(String.join(", ", stage.namespaces())),
                        CellValue.number(stage.workloads().size()),
                        CellValue.number(saved.restartedPods()),
                        CellValue.text(gates(stage.gates(), Gate.When.BEFORE)),
                        CellValue.text(gates(stage.gates(), Gate.When.AFTER)),
                        CellValue.text(String.join("\n", saved.undo().when())),
                        CellValue.text(people.noteOf(stage.id())),
                        new CellValue.Link(saved.folder() + "/README.md", saved.folder() + "/README.md")));
    }

    /** In words; the queries stand on the page of the stage. */
    private static String gates(List<Gate> gates, Gate.When when) {
        return gates.stream()
                .filter(gate -> gate.when() == when)
                .map(StagesTable::gate)
                .distinct()
                .collect(Collectors.joining("\n"));
    }

    private static String gate(Gate gate) {
        var duration = Soak.duration(gate.forDuration());
        var window = duration.isZero() ? "" : "for " + Soak.words(duration) + ": ";
        return window + (gate.query().strip().endsWith("?") ? gate.query().strip() + " " : "") + gate.because();
    }

    /** What people wrote about the stages of a plan. */
    record People(SavedPlan plan) {

        String approverOf(String stage) {
            return last(plan.approvals(), stage, "by").orElseGet(() -> decided(stage, "approver"));
        }

        String ticketOf(String stage) {
            return last(plan.approvals(), stage, "ticket").orElseGet(() -> decided(stage, "ticket"));
        }

        /** The state of the last entry in the run log; what somebody wrote into a workbook where it has none. */
        String reportedOf(String stage) {
            var state = last(plan.runs(), stage, "state").orElseGet(() -> decided(stage, "status"));
            return state.isEmpty() ? STATUSES.getFirst() : state;
        }

        /** What the cluster showed when somebody last looked, and nothing that people report. */
        String observedOf(String stage) {
            return last(plan.observed(), stage, "state").orElse("not looked");
        }

        String noteOf(String stage) {
            return decided(stage, "note");
        }

        /** The day that somebody decided, else that of the plan. */
        CellValue day(String stage, String key, Optional<String> planned) {
            return CellValue.day(dayOf(stage, key, planned));
        }

        Optional<String> dayOf(String stage, String key, Optional<String> planned) {
            return last(plan.decisions(), stage, key)
                    .filter(day -> !day.isEmpty())
                    .or(() -> planned);
        }

        private String decided(String stage, String key) {
            return last(plan.decisions(), stage, key).orElse("");
        }

        private static Optional<String> last(List<Mapping> entries, String stage, String key) {
            return entries.stream()
                    .map(entry -> Field.of("", entry))
                    .filter(entry -> entry.at("stage").is(stage))
                    .flatMap(entry -> entry.at(key).text().stream())
                    .reduce((_, later) -> later);
        }
    }
}

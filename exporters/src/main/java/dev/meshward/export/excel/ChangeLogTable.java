package dev.meshward.export.excel;

import dev.meshward.manifest.Field;
import dev.meshward.manifest.Mapping;
import dev.meshward.saved.SavedPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What was planned, decided, approved and done. */
record ChangeLogTable(SavedPlan plan, StageNames stages) implements Table {

    static final String NAME = "Change log";

    private static final List<String> SAID = List.of("at", "when", "stage", "by", "state", "note");
    private static final List<Column> COLUMNS = List.of(
            Column.text("When", 26),
            Column.text("What", 16),
            Column.wrapped("Stage", 44),
            Column.text("By", 24),
            Column.text("State", 12),
            Column.wrapped("Note", 70),
            Column.wrapped("Besides", 70));

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String about() {
        return "What was planned, decided, approved and done, as it is written in plan.json. An approval here is a"
                + " record, not a proof.";
    }

    @Override
    public List<Column> columns() {
        return COLUMNS;
    }

    @Override
    public int frozen() {
        return 2;
    }

    @Override
    public Stream<Line> lines() {
        var lines = new ArrayList<Line>();
        lines.add(planned());
        plan.decisions().forEach(entry -> lines.add(line("decided", entry, lines.size())));
        plan.approvals().forEach(entry -> lines.add(line("approved", entry, lines.size())));
        plan.runs().forEach(entry -> lines.add(line("done", entry, lines.size())));
        plan.retired()
                .forEach(id -> lines.add(new Line(
                        "log:" + lines.size(),
                        List.of(
                                CellValue.nothing(),
                                CellValue.text("stage gone"),
                                CellValue.text(id),
                                CellValue.nothing(),
                                CellValue.nothing(),
                                CellValue.text("It was a stage of an earlier plan; its id never returns."),
                                CellValue.nothing()))));
        return lines.stream();
    }

    private Line planned() {
        var source = plan.source();
        return new Line(
                "log:0",
                List.of(
                        CellValue.text(source.takenAt().map(Object::toString).orElse("")),
                        CellValue.text("planned"),
                        CellValue.text("all " + plan.stages().size()),
                        CellValue.text("Meshward " + plan.toolVersion()),
                        CellValue.nothing(),
                        CellValue.text("From " + source.name() + ", for "
                                + plan.target().name().title() + " "
                                + plan.target().meshVersion() + "."),
                        CellValue.text(
                                "fingerprint " + plan.fingerprint() + "\nsnapshot sha256 " + source.snapshotSha256())));
    }

    private Line line(String what, Mapping mapping, int number) {
        var entry = Field.of("", mapping);
        return new Line(
                "log:" + number,
                List.of(
                        CellValue.text(entry.at("at")
                                .text()
                                .or(() -> entry.at("when").text())
                                .orElse("")),
                        CellValue.text(what),
                        CellValue.text(entry.at("stage").text().map(this::stage).orElse("")),
                        CellValue.text(entry.at("by").textOr("")),
                        CellValue.text(entry.at("state").textOr("")),
                        CellValue.text(entry.at("note").textOr("")),
                        CellValue.text(besides(entry))));
    }

    private String stage(String id) {
        return stages.stage(id)
                .map(saved -> saved.stage().number() + " " + saved.stage().title())
                .orElse(id);
    }

    private static String besides(Field entry) {
        return entry.entries().stream()
                .filter(each -> !SAID.contains(each.key()))
                .flatMap(each -> written(each).stream())
                .collect(Collectors.joining("\n"));
    }

    private static Optional<String> written(Field field) {
        return field.value().map(value -> field.key() + ": " + field.text().orElseGet(value::toString));
    }
}

package dev.meshward.export.excel;

import dev.meshward.manifest.Field;
import dev.meshward.saved.SavedPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What only people know. */
record QuestionsTable(SavedPlan plan) implements Table {

    static final String NAME = "Questions";
    static final String ANSWER = "Answer";
    static final String BY = "Answered by";
    static final String DUE = "Due";
    static final String NOTE = "Note";

    private static final List<Column> COLUMNS = List.of(
            Column.count("#"),
            Column.wrapped("Question", 80),
            Column.edited(ANSWER, 50),
            Column.edited(BY, 22),
            Column.of(DUE, Look.DAY_EDITED, 12),
            Column.edited(NOTE, 40));

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String about() {
        return "Choices that are hard to change later, and unknowns that would change the plan. Answers come back with"
                + " plan --preferences and are kept with the plan.";
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
        plan.questions().forEach(question -> lines.add(line(question, lines.size() + 1)));
        return lines.stream();
    }

    private Line line(String question, int number) {
        var id = "question:" + question;
        return new Line(
                id,
                List.of(
                        CellValue.number(number),
                        CellValue.text(question),
                        CellValue.text(decided(question, "answer")),
                        CellValue.text(decided(question, "by")),
                        CellValue.text(decided(question, "due")),
                        CellValue.text(decided(question, "note"))));
    }

    private String decided(String question, String key) {
        return plan.decisions().stream()
                .map(entry -> Field.of("", entry))
                .filter(entry -> entry.at("question").is(question))
                .flatMap(entry -> entry.at(key).text().stream())
                .reduce("", (_, later) -> later);
    }
}

package dev.meshward.export.excel;

import dev.meshward.saved.SavedPlan;
import dev.meshward.saved.SavedStage;
import dev.meshward.saved.SavedStep;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The steps of every stage and of its way back, in their order, with the files they use. */
record ManifestsTable(SavedPlan plan) implements Table {

    static final String NAME = "Manifests";

    private static final List<Column> COLUMNS = List.of(
            Column.count("Stage"),
            Column.text("Way", 8),
            Column.count("Step"),
            Column.text("Action", 12),
            Column.of("File", Look.CODE, 80),
            Column.text("Target", 50),
            Column.text("Made by", 30),
            Column.text("Because", 60),
            Column.text("Before the next step", 50));

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String about() {
        return "Every step in its order, and the file it uses, below the folder of the plan. A change that somebody"
                + " else has to make names who.";
    }

    @Override
    public List<Column> columns() {
        return COLUMNS;
    }

    @Override
    public int frozen() {
        return 3;
    }

    @Override
    public Stream<Line> lines() {
        return plan.stages().stream()
                .flatMap(saved -> Stream.concat(
                        lines(saved, "there", saved.steps()),
                        lines(saved, "back", saved.undo().steps())));
    }

    private static Stream<Line> lines(SavedStage saved, String way, List<SavedStep> steps) {
        var lines = new ArrayList<Line>();
        int number = 1;
        for (var step : steps) {
            var files =
                    step.step().files().isEmpty() ? List.of("") : step.step().files();
            for (var file : files) {
                lines.add(line(saved, way, step, number, file, lines.size()));
            }
            number++;
        }
        return lines.stream();
    }

    private static Line line(SavedStage saved, String way, SavedStep saidStep, int number, String file, int at) {
        var step = saidStep.step();
        return new Line(
                "step:" + saved.stage().id() + ":" + way + ":" + at,
                List.of(
                        CellValue.number(saved.stage().number()),
                        CellValue.text(way),
                        CellValue.number(number),
                        CellValue.text(step.action().word()),
                        CellValue.text(file.isEmpty() ? "" : saved.folder() + "/" + file),
                        CellValue.text(step.target()),
                        CellValue.text(step.owner().isEmpty() ? "us" : step.owner()),
                        CellValue.text(step.because()),
                        CellValue.text(step.condition())));
    }
}

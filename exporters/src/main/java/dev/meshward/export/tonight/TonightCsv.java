package dev.meshward.export.tonight;

import dev.meshward.export.Csv;
import dev.meshward.status.Reason;
import dev.meshward.status.StageTonight;
import dev.meshward.status.Tonight;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One row a reason, and one for a stage without any. Columns are a promise to scripts: added at the end, never renamed. */
public final class TonightCsv {

    private static final String HEADER = "stage,folder,answer,progress,undo,weight,about,because\n";

    private TonightCsv() {}

    public static String of(Tonight tonight) {
        return tonight.stages().stream().flatMap(TonightCsv::rows).collect(Collectors.joining("", HEADER, ""));
    }

    private static Stream<String> rows(StageTonight stage) {
        return stage.reasons().isEmpty()
                ? Stream.of(row(stage, "", "", ""))
                : stage.reasons().stream()
                        .map(reason -> row(stage, weight(reason), reason.about().word(), reason.sentence()));
    }

    static String weight(Reason reason) {
        return reason.weight()
                .name()
                .toLowerCase(Locale.ROOT)
                .replace("no_go", "no-go")
                .replace('_', ' ');
    }

    private static String row(StageTonight stage, String weight, String about, String because) {
        return Csv.line(List.of(
                stage.planned().id(),
                stage.planned().folder(),
                stage.answer().word(),
                stage.progress().word(),
                stage.undo().word(),
                weight,
                about,
                because));
    }
}

package dev.meshward.cli;

import dev.meshward.export.FileWriter;
import dev.meshward.export.excel.Edits;
import dev.meshward.export.excel.RolloutPlanWorkbook;
import dev.meshward.export.excel.WorkbookRefresh;
import dev.meshward.saved.SavedPlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine.Option;

/** A workbook of people's that the plan is written into. */
final class IntoOption {

    @Option(
            names = "--into",
            paramLabel = "FILE.xlsx",
            description =
                    "Refresh this workbook in place, and write no other document unless --formats names one. Sheets,"
                        + " columns, comments and widths of people stay, and so does what they wrote under ✎. A file"
                        + " that is not there is made.")
    private Optional<Path> file = Optional.empty();

    boolean isGiven() {
        return file.isPresent();
    }

    /** @throws Refused for a file that is no workbook by its name */
    void check() {
        if (file.filter(path -> !path.toString().toLowerCase(Locale.ROOT).endsWith(".xlsx"))
                .isPresent()) {
            throw Refused.wrongUsage("--into takes a workbook, whose name ends in .xlsx.");
        }
    }

    /**
     * The file that was written.
     *
     * @throws Refused when it cannot be refreshed or written; it then is as it was
     */
    Optional<Path> write(SavedPlan plan, Talk talk) {
        file.ifPresent(path -> {
            var bytes = Files.exists(path) ? refreshed(plan, path, talk) : RolloutPlanWorkbook.of(plan);
            try {
                FileWriter.write(path, bytes);
            } catch (IOException e) {
                throw Refused.wrongUsage(path + " cannot be written: " + e.getMessage());
            }
        });
        return file;
    }

    private static byte[] refreshed(SavedPlan plan, Path path, Talk talk) {
        return switch (WorkbookRefresh.of(plan, path.toString(), bytes(path))) {
            case WorkbookRefresh.Outcome.Refused(var because) ->
                throw Refused.wrongUsage(path + " was not refreshed:" + lines(because));
            case WorkbookRefresh.Outcome.Refreshed(var bytes, var remarks) -> {
                remarks.forEach(remark -> talk.warn(remark.toString()));
                yield bytes;
            }
        };
    }

    private static String lines(List<Edits.Remark> remarks) {
        return remarks.stream().map(remark -> "\n  " + remark).collect(Collectors.joining());
    }

    private static byte[] bytes(Path path) {
        try {
            return Files.readAllBytes(path);
        } catch (IOException e) {
            throw Refused.wrongUsage(path + " cannot be read: " + e.getMessage());
        }
    }
}

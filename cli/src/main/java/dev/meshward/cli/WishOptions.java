package dev.meshward.cli;

import dev.meshward.adoption.Limits;
import dev.meshward.adoption.PlanPreferences;
import dev.meshward.adoption.Wish;
import dev.meshward.cluster.ClusterSnapshot;
import dev.meshward.export.excel.EditedWishes;
import dev.meshward.export.excel.Edits;
import dev.meshward.export.excel.EditsMerge;
import dev.meshward.export.excel.WorkbookReader;
import dev.meshward.preferences.PreferencesReader;
import dev.meshward.saved.SavedPlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/** What the user wants of the plan. */
final class WishOptions {

    @Option(
            names = "--preferences",
            paramLabel = "FILE",
            description =
                    "What you want of the plan: YAML, or a rollout-plan.xlsx that people changed, or several copies"
                            + " of it.")
    private List<Path> preferences = new ArrayList<>();

    @Option(
            names = "--max-workloads",
            paramLabel = "NUMBER",
            description = "How many workloads a stage may touch. Default: 25.")
    private Optional<Integer> workloads = Optional.empty();

    @Option(
            names = "--max-namespaces",
            paramLabel = "NUMBER",
            description = "How many namespaces a stage may touch. Default: 3.")
    private Optional<Integer> namespaces = Optional.empty();

    @Option(
            names = "--max-restarts",
            paramLabel = "NUMBER",
            description = "How many pods may restart in a stage. Default: 200.")
    private Optional<Integer> restarts = Optional.empty();

    /**
     * What the file says; a limit on the command line is stronger.
     *
     * @throws Refused when the file is not understood, or names what is not in this cluster
     */
    PlanPreferences preferencesFor(ClusterSnapshot snapshot, List<Wish> edited) {
        var written = yaml().map(file -> read(file, snapshot)).orElseGet(PlanPreferences::byDefault);
        var limits = written.limits();
        return new PlanPreferences(
                new Limits(
                        workloads.orElse(limits.workloads()),
                        namespaces.orElse(limits.namespaces()),
                        restarts.orElse(limits.restarts())),
                Stream.concat(edited.stream(), written.wishes().stream()).toList(),
                written.calendar());
    }

    /** The file of wishes that is no workbook. */
    private Optional<Path> yaml() {
        var files = preferences.stream().filter(file -> !isWorkbook(file)).toList();
        if (files.size() > 1) {
            throw Refused.wrongUsage("--preferences takes one file of YAML; here are " + files.size() + ".");
        }
        return files.stream().findFirst();
    }

    /**
     * What people changed in workbooks.
     *
     * @param plan the one that is made again
     * @throws Refused when a workbook is not understood, or two copies contradict each other
     */
    EditedWishes edited(ClusterSnapshot snapshot, Optional<SavedPlan> plan, Terminal terminal) {
        var workbooks = preferences.stream().filter(WishOptions::isWorkbook).toList();
        var copies = workbooks.stream()
                .map(file -> WorkbookReader.read(file.toString(), bytes(file)))
                .toList();
        return switch (EditsMerge.of(copies)) {
            case Edits.Refused(var refusals) -> throw notUnderstood(refusals);
            case Edits.Read read -> {
                read.passedOver().forEach(remark -> terminal.err().println(remark));
                var wishes = EditedWishes.of(read, snapshot, plan);
                if (!wishes.refusals().isEmpty()) {
                    throw notUnderstood(wishes.refusals());
                }
                yield wishes;
            }
        };
    }

    private static Refused notUnderstood(List<Edits.Remark> refusals) {
        return Refused.wrongUsage("these changes in the workbook are not understood:"
                + refusals.stream().map(refusal -> "\n  " + refusal).collect(Collectors.joining()));
    }

    private static boolean isWorkbook(Path file) {
        return file.toString().toLowerCase(Locale.ROOT).endsWith(".xlsx");
    }

    /** @throws Refused for a limit that leaves nothing to do */
    void checkLimits() {
        checkLimit("--max-workloads", workloads);
        checkLimit("--max-namespaces", namespaces);
        checkLimit("--max-restarts", restarts);
    }

    private static void checkLimit(String option, Optional<Integer> wanted) {
        if (wanted.orElse(1) < 1) {
            throw Refused.wrongUsage(option + " has to be 1 or more.");
        }
    }

    private static PlanPreferences read(Path file, ClusterSnapshot snapshot) {
        return switch (PreferencesReader.read(file.toString(), bytes(file), snapshot)) {
            case PreferencesReader.Answer.Read(var read) -> read;
            case PreferencesReader.Answer.Refused(var refusals) -> throw Refused.wrongUsage(inWords(refusals));
        };
    }

    private static String inWords(List<PreferencesReader.Refusal> refusals) {
        return "these preferences are not understood:"
                + refusals.stream()
                        .map(refusal -> "\n  " + refusal.place() + ": " + refusal.because())
                        .collect(Collectors.joining());
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (NoSuchFileException _) {
            throw Refused.wrongUsage("there is no file " + file + " with preferences.");
        } catch (IOException e) {
            throw Refused.wrongUsage("the preferences in " + file + " cannot be read: " + e.getMessage() + ".");
        }
    }
}

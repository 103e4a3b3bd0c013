package dev.meshward.cli;

import dev.meshward.adoption.Limits;
import dev.meshward.adoption.PlanPreferences;
import dev.meshward.cluster.ClusterSnapshot;
import dev.meshward.preferences.PreferencesReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine.Option;

/** What the user wants of the plan. */
final class WishOptions {

    @Option(names = "--preferences", paramLabel = "FILE", description = "What you want of the plan, as YAML.")
    private Optional<Path> preferences = Optional.empty();

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
    PlanPreferences preferencesFor(ClusterSnapshot snapshot) {
        var written = preferences.map(file -> read(file, snapshot)).orElseGet(PlanPreferences::byDefault);
        var limits = written.limits();
        return new PlanPreferences(
                new Limits(
                        workloads.orElse(limits.workloads()),
                        namespaces.orElse(limits.namespaces()),
                        restarts.orElse(limits.restarts())),
                written.wishes(),
                written.calendar());
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

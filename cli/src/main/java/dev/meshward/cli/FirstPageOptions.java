package dev.meshward.cli;

import dev.meshward.export.PlanDirectoryReader;
import dev.meshward.export.html.PageHtml;
import dev.meshward.export.markdown.FirstPages;
import dev.meshward.judge.Judgement;
import dev.meshward.saved.FileNames;
import dev.meshward.saved.SavedPlan;
import dev.meshward.saved.SavedStage;
import dev.meshward.survey.Judging;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import picocli.CommandLine.Option;

/** For whom single pages are written, and about which stage. */
final class FirstPageOptions {

    private static final String ALL = "all";
    private static final String OWNER = "owner:";
    /** Of a file name; systems take more, and endings need room. */
    private static final int MOST = 100;

    @Option(
            names = "--for",
            paramLabel = "READER",
            completionCandidates = Readers.class,
            description =
                    "One page for one reader, as Markdown and HTML below for/: board, oncall, owner:NAME or auditor.")
    private Optional<String> reader = Optional.empty();

    @Option(
            names = "--stage",
            paramLabel = "STAGE",
            description =
                    "The stage a page for board or oncall is about: its number, its id, or all. Default: the next by"
                            + " what is recorded.")
    private Optional<String> stage = Optional.empty();

    /** The words that complete {@code --for}. */
    static final class Readers extends java.util.ArrayList<String> {

        private static final long serialVersionUID = 1;

        Readers() {
            super(List.of("board", "oncall", "owner:", "auditor"));
        }
    }

    boolean isGiven() {
        return reader.isPresent();
    }

    /**
     * The pages by path below the folder of the plan.
     *
     * @throws Refused when nobody is called so, or there is no such stage
     */
    SortedMap<String, byte[]> pages(Path directory, SavedPlan plan, Visit visit) {
        var word = reader.orElse("");
        if (stage.isPresent() && !word.equals("board") && !word.equals("oncall")) {
            throw Refused.wrongUsage("--stage goes with --for board and --for oncall.");
        }
        var pages = new TreeMap<String, byte[]>();
        if (word.equals("board")) {
            var firstPages = new FirstPages(plan, judged(directory, visit));
            stages(plan, firstPages).forEach(each -> add("board" + suffix(each), firstPages.board(each), pages));
        } else if (word.equals("oncall")) {
            var firstPages = new FirstPages(plan, Optional.empty());
            stages(plan, firstPages).forEach(each -> add("oncall" + suffix(each), firstPages.onCall(each), pages));
        } else if (word.equals("auditor")) {
            add("auditor", new FirstPages(plan, judged(directory, visit)).auditor(), pages);
        } else {
            var owner = owner(word, plan);
            add("owner-" + fileName(owner), new FirstPages(plan, Optional.empty()).owner(owner), pages);
        }
        return pages;
    }

    private static void add(String name, String markdown, SortedMap<String, byte[]> pages) {
        pages.put(FirstPages.FOLDER + name + ".md", markdown.getBytes(StandardCharsets.UTF_8));
        pages.put(
                FirstPages.FOLDER + name + ".html", PageHtml.of(name, markdown).getBytes(StandardCharsets.UTF_8));
    }

    private List<SavedStage> stages(SavedPlan plan, FirstPages firstPages) {
        var wanted = stage.orElse("");
        var stages = stage.isEmpty()
                ? firstPages.next().stream().toList()
                : plan.stages().stream()
                        .filter(saved -> wanted.equals(ALL)
                                || saved.stage().id().equals(wanted)
                                || String.valueOf(saved.stage().number()).equals(wanted))
                        .toList();
        if (stages.isEmpty()) {
            throw Refused.wrongUsage(
                    plan.stages().isEmpty()
                            ? "the plan has no stage."
                            : "there is no stage " + wanted + "; they are 0 to "
                                    + plan.stages().getLast().stage().number() + ".");
        }
        return stages;
    }

    /** Without --stage the name stays the same from week to week. */
    private String suffix(SavedStage saved) {
        return stage.isEmpty() ? "" : "-%02d".formatted(saved.stage().number());
    }

    private static String owner(String word, SavedPlan plan) {
        var owners = new FirstPages(plan, Optional.empty()).owners();
        var name = word.startsWith(OWNER) ? word.substring(OWNER.length()) : "";
        if (!word.startsWith(OWNER)) {
            throw Refused.wrongUsage("--for " + word + " is nobody; it takes board, oncall, owner:NAME or auditor.");
        }
        return owners.stream()
                .filter(name::equalsIgnoreCase)
                .findFirst()
                .orElseThrow(() -> Refused.wrongUsage("nobody called \"" + name + "\" owns a workload of this plan. "
                        + (owners.isEmpty() ? "No owner is known." : "Owners: " + String.join(", ", owners) + ".")));
    }

    /** Different names stay different where a file cannot be called like them. */
    private static String fileName(String owner) {
        var safe = FileNames.safe(owner.replace('/', '_').replace('\\', '_'));
        return safe.equals(owner) && safe.length() < MOST
                ? safe
                : safe.substring(0, Math.min(MOST, safe.length())) + "-" + Integer.toHexString(owner.hashCode());
    }

    private static Optional<Judgement> judged(Path directory, Visit visit) {
        try {
            return switch (visit.survey().judge(PlanDirectoryReader.read(directory))) {
                case Judging.Judged(var judgement) -> Optional.of(judgement);
                case Judging.Refused(var because) -> {
                    visit.talk().warn("not judged: " + because);
                    yield Optional.empty();
                }
            };
        } catch (IOException e) {
            throw Refused.unreadableSource(directory + " cannot be read: " + e.getMessage());
        }
    }
}

package dev.meshward.cli;

import dev.meshward.export.PlanDirectoryReader;
import dev.meshward.export.documents.Reader;
import dev.meshward.export.documents.ReaderPages;
import dev.meshward.export.markdown.FirstPages;
import dev.meshward.judge.Judgement;
import dev.meshward.saved.SavedPlan;
import dev.meshward.saved.SavedStage;
import dev.meshward.survey.Judging;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import picocli.CommandLine.Option;

/** For whom single pages are written, and about which stage. */
final class FirstPageOptions {

    private static final String ALL = "all";
    private static final String OWNER = "owner:";

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
        var asked = reader(word, plan);
        var judged = asked.wantsJudgement() ? judged(directory, visit) : Optional.<Judgement>empty();
        var stages = asked.isAboutStages() ? stages(plan) : List.<SavedStage>of();
        var naming = stage.isEmpty() ? ReaderPages.Naming.PLAIN : ReaderPages.Naming.BY_NUMBER;
        return ReaderPages.of(plan, judged, asked, stages, naming);
    }

    private static Reader reader(String word, SavedPlan plan) {
        return switch (word) {
            case "board" -> new Reader.Board();
            case "oncall" -> new Reader.OnCall();
            case "auditor" -> new Reader.Auditor();
            default -> new Reader.Owner(owner(word, plan));
        };
    }

    private List<SavedStage> stages(SavedPlan plan) {
        var wanted = stage.orElse("");
        var stages = stage.isEmpty()
                ? new FirstPages(plan, Optional.empty()).next().stream().toList()
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

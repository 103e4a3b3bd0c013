package dev.meshward.cli;

import dev.meshward.adoption.PlanPreferences;
import dev.meshward.cluster.ClusterSnapshot;
import dev.meshward.export.PlanDirectoryWriter;
import dev.meshward.export.Writing;
import dev.meshward.export.documents.DocumentFormat;
import dev.meshward.saved.EarlierPlan;
import dev.meshward.saved.PlanChanges;
import dev.meshward.saved.PlanResult;
import dev.meshward.saved.SavedPlan;
import dev.meshward.survey.Besides;
import dev.meshward.survey.PlanEdits;
import dev.meshward.survey.Rollout;
import dev.meshward.survey.Testimony;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Makes a plan and writes its directory. */
@Command(name = "plan", description = "Plans the rollout of a mesh, stage by stage, and writes it into a folder.")
final class PlanCommand implements Callable<Integer> {

    private final Terminal terminal;

    @ParentCommand
    private MeshwardCommand meshward = new MeshwardCommand();

    @Mixin
    private SourceOptions sourceOptions = new SourceOptions();

    @Mixin
    private TestimonyOptions testimonyOptions = new TestimonyOptions();

    @Mixin
    private MeshOptions meshOptions = new MeshOptions();

    @Mixin
    private WishOptions wishOptions = new WishOptions();

    @Mixin
    private EngineOption engineOption = new EngineOption();

    @Mixin
    private MoveOptions moveOptions = new MoveOptions();

    @Mixin
    private DryRunOption dryRunOption = new DryRunOption();

    @Option(
            names = {"-o", "--out"},
            paramLabel = "DIR",
            description =
                    "Where the plan goes: a new or empty folder, or one that holds an earlier plan, which it replaces.")
    private Optional<Path> out = Optional.empty();

    @Option(
            names = "--formats",
            paramLabel = "FORMAT",
            split = ",",
            defaultValue = DocumentFormat.USUAL,
            description = "Documents for people: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
    private List<DocumentFormat> formats = new ArrayList<>();

    @Mixin
    private LayoutOption layoutOption = new LayoutOption();

    @Option(
            names = "--why",
            paramLabel = "NAMESPACE",
            description = "Say why this namespace, or NAMESPACE/WORKLOAD, is staged as it is. Writes nothing unless"
                    + " --out is given too; SOURCE may then be the folder of a plan.")
    private Optional<String> why = Optional.empty();

    @Option(
            names = "--accept-unsafe",
            description =
                    "Write the plan although the judge refuses a stage. Every page says so; exit code 1 all the same.")
    private boolean acceptUnsafe;

    PlanCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        var folder = out.isEmpty() && why.isPresent() ? sourceOptions.planFolder() : Optional.<Path>empty();
        if (folder.isPresent()) {
            return whyIn(folder.get());
        }
        var source = sourceOptions.source();
        if (out.isEmpty() && why.isEmpty()) {
            throw Refused.wrongUsage("--out is missing: the folder the plan goes into.");
        }
        wishOptions.checkLimits();
        moveOptions.check();
        dryRunOption.check();
        var besides = testimonyOptions.besides(terminal);
        var visit = new Visit(terminal, meshward.talk(terminal), engineOption.engine());
        if (source.beside().isEmpty()) {
            return plan(visit, visit.scan(source), visit.hear(besides), out);
        }
        checkSeveral(besides);
        var clusters = visit.scanTogether(source);
        return new PlansOfClusters(clusters, out.orElse(Path.of("")))
                .make((cluster, place) -> plan(visit, cluster, visit.hear(besides), Optional.of(place)), visit.talk());
    }

    /** What is said about calls, stages and reasons is said about one cluster. */
    private void checkSeveral(Besides besides) {
        if (out.isEmpty() || why.isPresent() || !moveOptions.areNone() || !besides.equals(Besides.nothing())) {
            throw Refused.wrongUsage("for more than one cluster plan takes --out, and neither --why nor moves,"
                    + " traffic or edges: those are about one cluster.");
        }
        dryRunOption.checkNone();
    }

    private int plan(Visit visit, ClusterSnapshot snapshot, Testimony testimony, Optional<Path> target) {
        var mesh = meshOptions.wish();
        var there = target.flatMap(PlanFolder::earlierIn);
        var edited = wishOptions.edited(snapshot, there, terminal);
        var preferences = wishOptions.preferencesFor(snapshot, edited.wishes());
        var earlier = there.map(plan -> plan.deciding(edited.decisions()));
        earlier.ifPresent(before -> NotTakenOver.tell(before, mesh, visit.talk()));
        var made = planned(visit.rollout(snapshot, testimony, mesh, preferences, earlier));
        var result = moveOptions.areNone() ? made : moved(visit, made, preferences, earlier);
        var judged = target.map(directory -> write(visit, result, directory, earlier));
        boolean isAccepted = dryRunOption.isAccepted(result.bundle(), visit.talk());
        visit.talk().silence();
        why.ifPresent(about -> new WhyStaged(
                        terminal,
                        judged.orElseGet(() -> visit.survey().directory(result).plan()),
                        about)
                .print());
        return judged.filter(SavedPlan::isUnsafe).isPresent() || !isAccepted
                ? ExitCode.NO
                : visit.exitCode(snapshot, testimony);
    }

    private PlanResult moved(Visit visit, PlanResult result, PlanPreferences preferences, Optional<SavedPlan> earlier) {
        var edits = PlanEdits.of(result, preferences, earlier.map(EarlierPlan::of));
        return moveOptions.made(edits, acceptUnsafe, visit.talk()).result();
    }

    private int whyIn(Path folder) {
        new WhyStaged(terminal, PlanFolder.read(folder), why.orElse("")).print();
        return ExitCode.DONE;
    }

    /** @throws Refused when the wishes contradict each other */
    static PlanResult planned(Rollout rollout) {
        return switch (rollout) {
            case Rollout.Refused refused -> throw Refused.no("nothing was written. " + refused.because());
            case Rollout.Planned(var result) -> result;
        };
    }

    /** Every plan is judged before it is written. */
    private SavedPlan write(Visit visit, PlanResult result, Path target, Optional<SavedPlan> earlier) {
        var directory = visit.survey().judged(visit.survey().directory(result), result);
        requireAccepted(directory.plan());
        var files = new TreeMap<>(directory.files());
        formats.forEach(format -> files.putAll(format.documents(directory.plan())));
        files.putAll(layoutOption.files(directory.plan()));
        switch (WrittenWhole.by(() -> PlanDirectoryWriter.write(target, files))) {
            case Writing.Written _ -> {
                visit.talk().silence();
                if (visit.talk().isChatty() && why.isEmpty()) {
                    earlier.ifPresent(before -> terminal.out()
                            .println(PlanChanges.between(before, directory.plan())
                                    .sentence()));
                    new PlanSummary(terminal, result, directory.plan()).print(target);
                }
            }
            case Writing.Refused(var because) -> throw Refused.wrongUsage(because);
            case Writing.Failed(var because) -> throw Refused.wrongUsage(because);
        }
        return directory.plan();
    }

    private void requireAccepted(SavedPlan plan) {
        if (!acceptUnsafe) {
            requireSafe(plan);
        }
    }

    /** @throws Refused for a plan of which the judge refuses a stage */
    static void requireSafe(SavedPlan plan) {
        var unsafe = plan.stages().stream()
                .filter(stage -> stage.verdict().isUnsafe())
                .findFirst();
        if (unsafe.isPresent()) {
            throw Refused.no("nothing was written: " + unsafe.get().folder() + " is unsafe. "
                    + unsafe.get().verdict().because() + " --accept-unsafe writes it all the same.");
        }
    }
}

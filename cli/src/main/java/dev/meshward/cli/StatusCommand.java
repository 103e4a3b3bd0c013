package dev.meshward.cli;

import dev.meshward.adoption.PlanPreferences;
import dev.meshward.cluster.ClusterSnapshot;
import dev.meshward.export.PlanDirectoryWriter;
import dev.meshward.export.RunLogWriter;
import dev.meshward.export.Writing;
import dev.meshward.export.documents.DocumentFormat;
import dev.meshward.export.excel.RolloutPlanWorkbook;
import dev.meshward.export.status.StatusJson;
import dev.meshward.export.status.StatusText;
import dev.meshward.manifest.Mapping;
import dev.meshward.saved.PlanChanges;
import dev.meshward.saved.PlanDirectory;
import dev.meshward.saved.SavedPlan;
import dev.meshward.saved.Sightings;
import dev.meshward.status.PlanStatus;
import dev.meshward.survey.PlanAgainstCluster;
import dev.meshward.survey.TargetWish;
import dev.meshward.survey.Testimony;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Holds a plan against the cluster: what is done, what is not, what drifted. */
@Command(name = "status", description = "Says which stages of a plan are done on a cluster, and what drifted since.")
final class StatusCommand implements Callable<Integer> {

    private final Terminal terminal;

    @ParentCommand
    private MeshwardCommand meshward = new MeshwardCommand();

    @Mixin
    private LaterSource places = new LaterSource();

    @Mixin
    private WishOptions wishOptions = new WishOptions();

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "text",
            description = "${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
    private Format format = Format.TEXT;

    @Option(
            names = "--save",
            description = "Keep what was seen in plan.json, so that documents made by export show it.")
    private boolean save;

    @Option(
            names = "--replan",
            description = "Make the plan again for the cluster as it is now, over the one that is there: what is"
                    + " approved, begun or seen in the cluster stays, and as little as possible changes.")
    private boolean replan;

    StatusCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    /** How a status is printed. */
    enum Format {
        TEXT,
        JSON;

        String print(PlanStatus status) {
            return switch (this) {
                case TEXT -> StatusText.of(status);
                case JSON -> StatusJson.of(status);
            };
        }

        @Override
        public String toString() {
            return Terminal.lower(name());
        }
    }

    @Override
    public Integer call() {
        wishOptions.checkLimits();
        var from = places.source();
        var directory = places.directory();
        var visit = new Visit(terminal, meshward.talk(terminal));
        var plan = PlanFolder.read(directory);
        var now = visit.scan(from);
        var held = visit.survey().against(plan, PlanFolder.files(directory), now);
        var status = visit.status(held, directory);
        var sightings = Sightings.of(status, Instant.now());
        visit.talk().silence();
        terminal.out().print(format.print(status));
        if (replan) {
            replan(visit, held, plan.seen(sightings), sightings);
        } else if (save) {
            keep(sightings);
        }
        return visit.exitCode(now);
    }

    private void keep(List<Mapping> sightings) {
        var directory = places.directory();
        try {
            RunLogWriter.keep(directory, sightings);
        } catch (IOException e) {
            throw Refused.wrongUsage("what was seen cannot be kept in " + directory + ": " + e.getMessage() + ".");
        }
    }

    private void replan(Visit visit, PlanAgainstCluster held, SavedPlan before, List<Mapping> sightings) {
        var start = held.withoutThePlan();
        var result = PlanCommand.planned(visit.rollout(
                start, Testimony.none(), target(before), preferences(start, before), Optional.of(before)));
        var judged = visit.survey().judged(visit.survey().directory(result), result);
        PlanCommand.requireSafe(judged.plan());
        var files = new TreeMap<>(judged.files());
        files.computeIfPresent(PlanDirectory.PLAN, (_, bytes) -> Sightings.in(bytes, sightings));
        documents()
                .forEach(document ->
                        files.putAll(document.documents(judged.plan().seen(sightings))));
        switch (WrittenWhole.by(() -> PlanDirectoryWriter.write(places.directory(), files))) {
            case Writing.Written _ ->
                visit.talk().note(PlanChanges.between(before, judged.plan()).sentence());
            case Writing.Refused(var because) -> throw Refused.wrongUsage(because);
            case Writing.Failed(var because) -> throw Refused.wrongUsage(because);
        }
    }

    private static TargetWish target(SavedPlan before) {
        var target = before.target();
        return new TargetWish(
                target.name(),
                Optional.of(target.meshVersion()),
                Optional.of(target.kubernetesVersion()).filter(_ -> target.kubernetesVersionIsKnown()));
    }

    private PlanPreferences preferences(ClusterSnapshot start, SavedPlan before) {
        var edited = wishOptions.edited(start, Optional.of(before), terminal);
        return wishOptions.preferencesFor(start, edited.wishes());
    }

    /** Those that are there. */
    private List<DocumentFormat> documents() {
        return Files.exists(places.directory().resolve(RolloutPlanWorkbook.FILE))
                ? List.of(DocumentFormat.MARKDOWN, DocumentFormat.EXCEL)
                : List.of(DocumentFormat.MARKDOWN);
    }
}

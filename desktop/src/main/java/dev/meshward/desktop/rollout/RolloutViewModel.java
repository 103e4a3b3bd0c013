package dev.meshward.desktop.rollout;

import dev.meshward.desktop.background.Background;
import dev.meshward.desktop.background.Failure;
import dev.meshward.desktop.background.Ticket;
import dev.meshward.desktop.rollout.RolloutReading.Outcome;
import dev.meshward.desktop.session.Session;
import dev.meshward.desktop.session.SessionState;
import dev.meshward.desktop.words.Words;
import dev.meshward.export.RunLogWriter;
import dev.meshward.saved.Recording;
import dev.meshward.saved.RunState;
import dev.meshward.saved.SavedPlan;
import dev.meshward.status.PlanStatus;
import dev.meshward.status.StageStatus;
import dev.meshward.survey.Besides.PrometheusWish;
import dev.meshward.survey.Survey;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** The plan that is carried out, stage by stage, and what people report of it. */
public final class RolloutViewModel {

    /** How long one query may take. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Session session;
    private final Background background;
    private final InstantSource clock;
    private final ReadOnlyObjectWrapper<Sheet> sheet = new ReadOnlyObjectWrapper<>(new Sheet.NoFolder());
    private final ReadOnlyObjectWrapper<Optional<RolloutStage>> chosen = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<String> answer = new ReadOnlyObjectWrapper<>("");
    private final StringProperty prometheus = new SimpleStringProperty("");
    private final Optional<String> token;
    private Ticket ticket = new Ticket();

    /** What can be shown. */
    public sealed interface Sheet {

        /** Nobody wrote a plan yet, or chose one. */
        record NoFolder() implements Sheet {}

        record AtWork(Path folder) implements Sheet {}

        record Refused(Path folder, String because) implements Sheet {}

        /**
         * @param status what the cluster shows; empty as long as nobody looked
         * @param note what to know of the cluster that was looked at
         */
        record Ready(Path folder, SavedPlan plan, List<RolloutStage> stages, Optional<PlanStatus> status, String note)
                implements Sheet {

            /** The first that is not reported as applied, and that the cluster does not show as done. */
            public Optional<RolloutStage> next() {
                return stages.stream().filter(Ready::isToDo).findFirst();
            }

            private static boolean isToDo(RolloutStage stage) {
                boolean isDone = stage.status()
                        .filter(status -> status.state() == StageStatus.State.DONE)
                        .isPresent();
                return !isDone && !stage.reported().equals(RunState.APPLIED.word());
            }
        }
    }

    /** @param token for the Prometheus; never shown and never kept */
    public RolloutViewModel(Session session, Background background, InstantSource clock, Optional<String> token) {
        this.token = token;
        this.session = session;
        this.background = background;
        this.clock = clock;
        session.state().subscribe(this::follow);
    }

    public ReadOnlyObjectProperty<Sheet> sheet() {
        return sheet.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Optional<RolloutStage>> chosen() {
        return chosen.getReadOnlyProperty();
    }

    /** What became of the last report, in a sentence; empty before. */
    public ReadOnlyObjectProperty<String> answer() {
        return answer.getReadOnlyProperty();
    }

    private void follow(SessionState state) {
        var folder = state.said().folder();
        if (!folder.equals(folder())) {
            folder.ifPresentOrElse(this::open, () -> become(new Sheet.NoFolder()));
        }
    }

    private Optional<Path> folder() {
        return switch (sheet.get()) {
            case Sheet.NoFolder _ -> Optional.empty();
            case Sheet.AtWork(var folder) -> Optional.of(folder);
            case Sheet.Refused(var folder, var _) -> Optional.of(folder);
            case Sheet.Ready ready -> Optional.of(ready.folder());
        };
    }

    private void become(Sheet other) {
        sheet.set(other);
        chosen.set(
                other instanceof Sheet.Ready ready
                        ? chosen.get()
                                .flatMap(before -> ready.stages().stream()
                                        .filter(stage -> stage.id().equals(before.id()))
                                        .findFirst())
                                .or(ready::next)
                                .or(() -> ready.stages().stream().findFirst())
                        : chosen.get());
    }

    /** The plan in this folder is the one that is carried out. */
    public void choose(Path folder) {
        session.say(Words.say("did.choose-folder", folder), said -> said.withFolder(folder));
    }

    private void open(Path folder) {
        begin(folder, _ -> reading(folder).folderOnly());
    }

    /** Holds the plan against the cluster as it is now. */
    public void look() {
        folder().ifPresent(folder -> {
            var reading = reading(folder);
            begin(folder, reading::againstCluster);
        });
    }

    /** Makes the plan again for the cluster as it is now: what is approved, begun or seen there stays. */
    public void replan() {
        folder().ifPresent(folder -> {
            var reading = reading(folder);
            begin(folder, reading::again);
        });
    }

    /** Where a Prometheus is asked about the gates, as its users write it; nobody is asked where it is blank. */
    public StringProperty prometheus() {
        return prometheus;
    }

    private RolloutReading reading(Path folder) {
        var asked = Optional.of(prometheus.get().strip())
                .filter(address -> !address.isEmpty())
                .map(address -> new PrometheusWish(address, "", token, PATIENCE));
        return new RolloutReading(folder, session.now(), asked, clock.instant());
    }

    private interface Reading {
        Outcome outcome(Survey.Progress progress);
    }

    private void begin(Path folder, Reading reading) {
        ticket.cancel();
        sheet.set(new Sheet.AtWork(folder));
        ticket = background.run(
                reading::outcome,
                outcome -> {
                    switch (outcome) {
                        case Outcome.Refused(var because) -> become(new Sheet.Refused(folder, because));
                        case Outcome.Read(var plan, var stages, var status, var note) ->
                            become(new Sheet.Ready(folder, plan, stages, status, note));
                        case Outcome.Replanned(var said) -> {
                            answer.set(said);
                            look();
                        }
                    }
                },
                thrown -> become(new Sheet.Refused(folder, Failure.inWords(thrown))));
    }

    public void choose(RolloutStage stage) {
        chosen.set(Optional.of(stage));
    }

    /** The stage with this id, where the plan has it. */
    public void choose(String stage) {
        if (sheet.get() instanceof Sheet.Ready ready) {
            ready.stages().stream()
                    .filter(each -> each.id().equals(stage))
                    .findFirst()
                    .ifPresent(this::choose);
        }
    }

    /** Reports of the stage that is chosen what was done with it; several windows may report at the same time. */
    public void report(RunState state, String by, String note) {
        var stage = chosen.get();
        var folder = folder();
        if (stage.isEmpty() || folder.isEmpty()) {
            return;
        }
        var report = new Recording.Report(stage.get().id(), state, by.strip(), note.strip(), clock.instant());
        background.run(
                _ -> RunLogWriter.record(folder.get(), report),
                outcome -> recorded(stage.get(), state, outcome),
                thrown -> answer.set(Failure.inWords(thrown)));
    }

    private void recorded(RolloutStage stage, RunState state, RunLogWriter.Outcome outcome) {
        switch (outcome) {
            case RunLogWriter.Outcome.Written(var remarks) -> {
                answer.set(
                        Words.say("rollout.recorded", stage.number(), state.word()) + " " + String.join(" ", remarks));
                again();
            }
            case RunLogWriter.Outcome.NoSuchStage(var because) -> answer.set(because);
            case RunLogWriter.Outcome.NotAfter(var because) -> answer.set(because);
            case RunLogWriter.Outcome.Unreadable(var because) -> answer.set(because);
            case RunLogWriter.Outcome.Failed(var because) -> answer.set(because);
        }
    }

    /** As thorough as it was looked at before. */
    private void again() {
        if (sheet.get() instanceof Sheet.Ready ready && ready.status().isPresent()) {
            look();
        } else {
            folder().ifPresent(this::open);
        }
    }
}

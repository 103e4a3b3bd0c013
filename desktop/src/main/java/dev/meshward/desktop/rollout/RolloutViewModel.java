package dev.meshward.desktop.rollout;

import dev.meshward.desktop.background.Background;
import dev.meshward.desktop.background.Failure;
import dev.meshward.desktop.background.Ticket;
import dev.meshward.desktop.rollout.RolloutReading.Outcome;
import dev.meshward.desktop.session.Session;
import dev.meshward.desktop.session.SessionState;
import dev.meshward.desktop.words.Words;
import dev.meshward.export.RunLogWriter;
import dev.meshward.export.Writing;
import dev.meshward.saved.Recording;
import dev.meshward.saved.RunState;
import dev.meshward.survey.Survey;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.StringProperty;

/** The plan that is carried out, stage by stage, and what people report of it. */
public final class RolloutViewModel {

    private final Session session;
    private final Background background;
    private final InstantSource clock;
    private final ReadOnlyObjectWrapper<RolloutSheet> sheet = new ReadOnlyObjectWrapper<>(new RolloutSheet.NoFolder());
    private final ReadOnlyObjectWrapper<Optional<RolloutStage>> chosen = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<String> answer = new ReadOnlyObjectWrapper<>("");
    private final ReadOnlyObjectWrapper<Optional<Replan>> proposed = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final GateAsking gates;
    private Ticket ticket = new Ticket();

    /** @param token for the Prometheus; never shown and never kept */
    public RolloutViewModel(Session session, Background background, InstantSource clock, Optional<String> token) {
        this.gates = new GateAsking(session, token);
        this.session = session;
        this.background = background;
        this.clock = clock;
        session.state().subscribe(this::follow);
    }

    public ReadOnlyObjectProperty<RolloutSheet> sheet() {
        return sheet.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Optional<RolloutStage>> chosen() {
        return chosen.getReadOnlyProperty();
    }

    /** What became of the last report, in a sentence; empty before. */
    public ReadOnlyObjectProperty<String> answer() {
        return answer.getReadOnlyProperty();
    }

    /** The rest of the plan, made again and not written yet: somebody has to say whether it is to be written. */
    ReadOnlyObjectProperty<Optional<Replan>> proposed() {
        return proposed.getReadOnlyProperty();
    }

    private void follow(SessionState state) {
        var folder = state.said().folder();
        if (!folder.equals(folder())) {
            proposed.set(Optional.empty());
            folder.ifPresentOrElse(this::open, () -> become(new RolloutSheet.NoFolder()));
        }
    }

    private Optional<Path> folder() {
        return switch (sheet.get()) {
            case RolloutSheet.NoFolder _ -> Optional.empty();
            case RolloutSheet.AtWork(var folder) -> Optional.of(folder);
            case RolloutSheet.Refused(var folder, var _) -> Optional.of(folder);
            case RolloutSheet.Ready ready -> Optional.of(ready.folder());
        };
    }

    private void become(RolloutSheet other) {
        sheet.set(other);
        chosen.set(
                other instanceof RolloutSheet.Ready ready
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
        gates.keep();
        folder().ifPresent(folder -> {
            var reading = reading(folder);
            begin(folder, reading::againstCluster);
        });
    }

    /**
     * Makes the plan again for the cluster as it is now: what is approved, begun or seen there stays. It is proposed, and
     * written by {@link #writeProposed} only.
     */
    public void replan() {
        gates.keep();
        proposed.set(Optional.empty());
        folder().ifPresent(folder -> {
            var reading = reading(folder);
            begin(folder, reading::again);
        });
    }

    /** Writes what was proposed over the plan in the folder; the session goes on with it, as far as its own plan is concerned. */
    public void writeProposed() {
        proposed.get().ifPresent(replan -> {
            proposed.set(Optional.empty());
            background.run(
                    _ -> replan.write(),
                    writing -> written(replan, writing),
                    thrown -> answer.set(Failure.inWords(thrown)));
        });
    }

    private void written(Replan replan, Writing writing) {
        answer.set(replan.words(writing));
        if (writing instanceof Writing.Written) {
            session.change(
                    Words.say("did.replan", replan.folder()), now -> now.replanned(replan.start(), replan.asEarlier()));
            look();
        }
    }

    /** The plan in the folder stays as it is. */
    public void dropProposed() {
        proposed.set(Optional.empty());
        answer.set(Words.say("rollout.left"));
    }

    /** Where a Prometheus is asked about the gates, as its users write it; nobody is asked where it is blank. */
    public StringProperty prometheus() {
        return gates.address();
    }

    private RolloutReading reading(Path folder) {
        return new RolloutReading(folder, session.now(), gates.wish(), clock.instant());
    }

    private interface Reading {
        Outcome outcome(Survey.Progress progress);
    }

    private void begin(Path folder, Reading reading) {
        ticket.cancel();
        sheet.set(new RolloutSheet.AtWork(folder));
        ticket = background.run(
                reading::outcome,
                outcome -> {
                    switch (outcome) {
                        case Outcome.Refused(var because) -> become(new RolloutSheet.Refused(folder, because));
                        case Outcome.Read(var plan, var stages, var status, var note) ->
                            become(new RolloutSheet.Ready(folder, plan, stages, status, note));
                        case Outcome.Replanned(var replanned) -> proposed(replanned);
                    }
                },
                thrown -> become(new RolloutSheet.Refused(folder, Failure.inWords(thrown))));
    }

    private void proposed(Replanning.Outcome outcome) {
        switch (outcome) {
            case Replanning.Outcome.Proposed(var replan) -> {
                answer.set("");
                proposed.set(Optional.of(replan));
            }
            case Replanning.Outcome.Refused(var because) -> answer.set(because);
        }
        look();
    }

    public void choose(RolloutStage stage) {
        chosen.set(Optional.of(stage));
    }

    /** The stage with this id, where the plan has it. */
    public void choose(String stage) {
        if (sheet.get() instanceof RolloutSheet.Ready ready) {
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
                // What was proposed does not know of this.
                proposed.set(Optional.empty());
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
        if (sheet.get() instanceof RolloutSheet.Ready ready && ready.status().isPresent()) {
            look();
        } else {
            folder().ifPresent(this::open);
        }
    }
}

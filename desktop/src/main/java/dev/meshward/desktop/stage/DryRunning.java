package dev.meshward.desktop.stage;

import dev.meshward.bundles.RolloutBundle;
import dev.meshward.bundles.StageBundle;
import dev.meshward.desktop.background.Background;
import dev.meshward.desktop.background.Failure;
import dev.meshward.desktop.background.Ticket;
import dev.meshward.desktop.session.CurrentPlan;
import dev.meshward.desktop.session.Session;
import dev.meshward.desktop.session.SessionSource;
import dev.meshward.desktop.words.Words;
import dev.meshward.survey.DryRunReport;
import dev.meshward.survey.Source;
import dev.meshward.survey.SourceRefused;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/**
 * Sends the files of one stage to the cluster of the session, which keeps nothing of them; only where somebody asks for it.
 * The stages before it are sent as well, since a stage changes what earlier ones make.
 */
final class DryRunning {

    private final Session session;
    private final CurrentPlan plan;
    private final Background background;
    private final Asking asking;
    private final ReadOnlyObjectWrapper<Optional<Answer>> answer = new ReadOnlyObjectWrapper<>(Optional.empty());
    private Ticket ticket = new Ticket();

    /** How a cluster is asked. */
    @FunctionalInterface
    interface Asking {
        /** @throws SourceRefused when it cannot be reached or does not let us in */
        DryRunReport ask(RolloutBundle bundle, Source.Cluster against);
    }

    /**
     * What was said of a stage.
     *
     * @param stage its id
     * @param sentences the outcome first
     */
    record Answer(String stage, List<String> sentences) {
        Answer {
            sentences = List.copyOf(sentences);
        }
    }

    DryRunning(Session session, CurrentPlan plan, Background background, Asking asking) {
        this.session = session;
        this.plan = plan;
        this.background = background;
        this.asking = asking;
    }

    ReadOnlyObjectProperty<Optional<Answer>> answer() {
        return answer.getReadOnlyProperty();
    }

    /** The cluster that can be asked; empty where the session was not read from one. */
    Optional<Source.Cluster> cluster() {
        return session.now().source() instanceof SessionSource.Context(var _, var source)
                ? source.cluster()
                : Optional.empty();
    }

    /** Asks about this stage. */
    void ask(String stage) {
        var whole = plan.whole();
        var cluster = cluster();
        if (whole.isEmpty() || cluster.isEmpty()) {
            return;
        }
        var bundle = upTo(stage, whole.get().result().bundle());
        ticket.cancel();
        answer.set(Optional.of(new Answer(stage, List.of(Words.say("stage.dry-run-under-way")))));
        ticket = background.run(
                _ -> asked(stage, bundle, cluster.get()),
                said -> answer.set(Optional.of(said)),
                thrown -> answer.set(Optional.of(new Answer(stage, List.of(Failure.inWords(thrown))))));
    }

    private static RolloutBundle upTo(String stage, RolloutBundle all) {
        var stages = new ArrayList<StageBundle>();
        for (var each : all.stages()) {
            stages.add(each);
            if (each.stage().id().equals(stage)) {
                break;
            }
        }
        return new RolloutBundle(stages, all.emergency(), all.sizing());
    }

    private Answer asked(String stage, RolloutBundle bundle, Source.Cluster cluster) {
        try {
            var folder = "stages/" + bundle.stages().getLast().folder() + "/";
            return new Answer(stage, sentences(asking.ask(bundle, cluster), folder));
        } catch (SourceRefused refused) {
            return new Answer(stage, List.of(refused.sentence()));
        }
    }

    private static List<String> sentences(DryRunReport report, String folder) {
        var refused = told(report.refused(), folder, Words.say("stage.dry-run-refused"));
        var unknown = told(report.unknown(), folder, Words.say("stage.dry-run-unknown"));
        var notAsked = told(report.notAsked(), folder, Words.say("stage.dry-run-not-asked"));
        var sentences = new ArrayList<String>();
        sentences.add(
                Words.say("stage.dry-run-outcome", report.cluster(), refused.size(), unknown.size(), notAsked.size()));
        sentences.addAll(refused);
        sentences.addAll(unknown);
        sentences.addAll(notAsked);
        return sentences;
    }

    /** Of this stage alone. */
    private static List<String> told(List<DryRunReport.Remark> remarks, String folder, String what) {
        return remarks.stream()
                .filter(remark -> remark.file().startsWith(folder))
                .map(remark -> Words.say(
                        "stage.dry-run-remark", what, remark.file().substring(folder.length()), remark.because()))
                .toList();
    }
}

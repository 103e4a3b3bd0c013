package dev.meshward.desktop.open;

import dev.meshward.cluster.ClusterSnapshot;
import dev.meshward.cluster.ScanGap;
import dev.meshward.desktop.background.Background;
import dev.meshward.desktop.background.Failure;
import dev.meshward.desktop.background.Ticket;
import dev.meshward.desktop.session.Scanning;
import dev.meshward.desktop.session.Session;
import dev.meshward.desktop.session.SessionSource;
import dev.meshward.desktop.session.SessionState;
import dev.meshward.desktop.session.Surveyed;
import dev.meshward.desktop.work.RecentWork;
import dev.meshward.desktop.work.Unsaved;
import dev.meshward.desktop.work.Work;
import dev.meshward.survey.Contexts;
import dev.meshward.survey.Source;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** What can be opened, and what is in the cluster that is open. */
public final class OpenViewModel {

    private final Session session;
    private final Scanning scanning;
    private final Work work;
    private final ReadOnlyObjectWrapper<Optional<Runnable>> waiting = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final List<SampleCluster> samples;
    private final Background background;
    private final Supplier<Contexts> reading;
    private final ReadOnlyObjectWrapper<Contexts> contexts =
            new ReadOnlyObjectWrapper<>(new Contexts(List.of(), Optional.empty(), List.of()));
    private final ReadOnlyObjectWrapper<Optional<Contents>> contents = new ReadOnlyObjectWrapper<>(Optional.empty());
    private Optional<ClusterSnapshot> shown = Optional.empty();
    private Optional<Surveyed> counted = Optional.empty();
    private Ticket ticket = new Ticket();

    /**
     * What is in the cluster.
     *
     * @param overview its figures; empty until it is known who calls whom
     * @param gaps what could not be read; those that may hide something first
     */
    public record Contents(Optional<ClusterOverview> overview, List<ScanGap> gaps) {
        public Contents {
            gaps = List.copyOf(gaps);
        }
    }

    /** @param reading reads the kubeconfig; called off the window's thread */
    public OpenViewModel(
            Session session,
            Scanning scanning,
            Work work,
            List<SampleCluster> samples,
            Background background,
            Supplier<Contexts> reading) {
        this.session = session;
        this.scanning = scanning;
        this.work = work;
        this.background = background;
        this.reading = reading;
        this.samples = List.copyOf(samples);
        session.state().subscribe(this::follow);
    }

    public List<SampleCluster> samples() {
        return samples;
    }

    /** The running clusters that could be opened, the last time anybody looked. */
    public ReadOnlyObjectProperty<Contexts> contexts() {
        return contexts.getReadOnlyProperty();
    }

    /** Looks into the kubeconfig again. */
    public void lookForContexts() {
        background.run(
                _ -> reading.get(),
                contexts::set,
                thrown -> contexts.set(new Contexts(List.of(), Optional.empty(), List.of(Failure.inWords(thrown)))));
    }

    /** Reads a running cluster. */
    public void open(String context) {
        var cluster = new Source.Cluster(Optional.of(context), Optional.empty());
        begin(() -> scanning.open(new SessionSource.Context(context, Source.of(cluster))));
    }

    /** Empty as long as nothing is open. */
    public ReadOnlyObjectProperty<Optional<Contents>> contents() {
        return contents.getReadOnlyProperty();
    }

    public void open(SampleCluster sample) {
        open(sample.title(), List.of(sample.manifests()));
    }

    /** What is to be opened, as long as something is not saved and nobody said that it may go. */
    public ReadOnlyObjectProperty<Optional<Runnable>> waiting() {
        return waiting.getReadOnlyProperty();
    }

    private void begin(Runnable opening) {
        waiting.set(Optional.empty());
        if (session.isModified()) {
            waiting.set(Optional.of(opening));
        } else {
            opening.run();
        }
    }

    public ReadOnlyObjectProperty<RecentWork> recent() {
        return work.recent();
    }

    public void open(RecentWork.Entry entry) {
        switch (entry) {
            case RecentWork.Entry.Saved(var _, var file) -> begin(() -> work.open(file));
            case RecentWork.Entry.Cluster(var source) -> begin(() -> scanning.open(source));
        }
    }

    /** What earlier windows left unsaved. */
    public ReadOnlyObjectProperty<List<Unsaved>> unsaved() {
        return work.unsaved();
    }

    public void recover(Unsaved left) {
        begin(() -> work.recover(left));
    }

    public void discard(Unsaved left) {
        work.discard(left);
    }

    /** Opens files and folders as one cluster, or a work file. */
    public void open(List<Path> paths) {
        if (paths.size() == 1 && Work.isWork(paths.getFirst())) {
            begin(() -> work.open(paths.getFirst()));
        } else if (!paths.isEmpty()) {
            var first = Optional.ofNullable(paths.getFirst().getFileName())
                    .orElse(paths.getFirst())
                    .toString();
            open(paths.size() == 1 ? first : first + " + " + (paths.size() - 1), paths);
        }
    }

    private void open(String title, List<Path> paths) {
        var names = paths.stream().map(Path::toString).toList();
        begin(() -> scanning.open(new SessionSource.Files(title, Source.of(names))));
    }

    /** The figures of a large cluster take a while: they are counted once, off the window's thread. */
    private void follow(SessionState state) {
        var survey = state.survey()
                .filter(each -> state.snapshot()
                        .filter(snapshot -> snapshot == each.basis().snapshot())
                        .isPresent());
        if (state.snapshot().equals(shown) && survey.equals(counted)) {
            return;
        }
        var before = state.snapshot().equals(shown)
                ? contents.get().flatMap(Contents::overview)
                : Optional.<ClusterOverview>empty();
        shown = state.snapshot();
        counted = survey;
        ticket.cancel();
        contents.set(state.snapshot().map(snapshot -> new Contents(before, gaps(snapshot))));
        survey.ifPresent(each -> ticket = background.run(
                _ -> ClusterOverview.of(each.basis().snapshot(), each.graph()),
                overview -> contents.set(contents.get().map(now -> new Contents(Optional.of(overview), now.gaps()))),
                thrown -> {
                    throw new IllegalStateException("The namespaces could not be counted.", thrown);
                }));
    }

    private static List<ScanGap> gaps(ClusterSnapshot snapshot) {
        return snapshot.gaps().stream()
                .sorted(java.util.Comparator.comparing((ScanGap gap) -> !gap.matters()))
                .toList();
    }
}

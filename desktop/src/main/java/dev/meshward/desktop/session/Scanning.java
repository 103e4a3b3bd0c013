package dev.meshward.desktop.session;

import dev.meshward.cluster.ClusterSnapshot;
import dev.meshward.desktop.background.Background;
import dev.meshward.desktop.background.Failure;
import dev.meshward.desktop.background.Ticket;
import dev.meshward.desktop.session.Activity.Task;
import dev.meshward.survey.Source;
import dev.meshward.survey.Survey;
import java.io.InputStream;
import java.util.Optional;
import java.util.function.Consumer;

/** Reads clusters, off the window's thread. What is open stays open until the next one was read. */
public final class Scanning {

    private final Session session;
    private final Background background;
    private final ClusterReading reading;
    private Ticket ticket = new Ticket();
    private SessionSource asked = new SessionSource.None();

    /** How a source is read. */
    @FunctionalInterface
    public interface ClusterReading {

        ClusterSnapshot read(Source source, Survey.Progress progress);

        /** As every command reads it. */
        static ClusterReading bySurvey() {
            return (source, progress) -> new Survey(progress).scan(source, InputStream.nullInputStream());
        }
    }

    public Scanning(Session session, Background background, ClusterReading reading) {
        this.session = session;
        this.background = background;
        this.reading = reading;
    }

    /** Begins a session with this cluster, once it was read. */
    public void open(SessionSource source) {
        sourceOf(source)
                .ifPresent(from -> read(
                        source, from, snapshot -> session.begin(SessionState.of(source, snapshot, Said.nothing()))));
    }

    /** Reads the cluster of this session again. What people said stays; the change can be taken back. */
    public void rescan() {
        var source = session.now().source();
        sourceOf(source)
                .ifPresent(from -> read(
                        source,
                        from,
                        snapshot ->
                                session.change("Read " + source.title() + " again", now -> now.rescanned(snapshot))));
    }

    /** What was asked for last, whatever became of it. */
    public SessionSource asked() {
        return asked;
    }

    /** Whether this session knows where its cluster comes from. */
    public boolean canRescan() {
        return sourceOf(session.now().source()).isPresent();
    }

    /** Calls the reading off; what was open stays. */
    public void cancel() {
        if (session.activity().get() instanceof Activity.Busy busy && busy.task() == Task.SCAN) {
            ticket.cancel();
            session.tell(new Activity.Cancelled(busy.task(), busy.about()));
        }
    }

    /** Ends the reading of a cluster here; what was not read by then becomes gaps. */
    public void endEarly() {
        ticket.endEarly();
    }

    private void read(SessionSource source, Source from, Consumer<ClusterSnapshot> done) {
        ticket.cancel();
        asked = source;
        ticket = background.run(
                progress -> reading.read(from, progress),
                new Deriving.Telling(session),
                snapshot -> {
                    session.tell(new Activity.Idle());
                    done.accept(snapshot);
                },
                thrown -> session.tell(new Activity.Failed(Task.SCAN, source.title(), Failure.inWords(thrown))));
        session.tell(Activity.Busy.beginning(Task.SCAN, source.title(), ticket));
    }

    private static Optional<Source> sourceOf(SessionSource source) {
        return switch (source) {
            case SessionSource.Files(var _, var from) -> Optional.of(from);
            case SessionSource.Context(var _, var from) -> Optional.of(from);
            case SessionSource.None _, SessionSource.Kept _ -> Optional.empty();
        };
    }
}

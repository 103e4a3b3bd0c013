package dev.meshward.desktop.shell;

import dev.meshward.cluster.ClusterSnapshot;
import dev.meshward.cluster.ScanGap;
import dev.meshward.desktop.session.Session;
import dev.meshward.desktop.session.SessionState;
import dev.meshward.desktop.session.Standing;
import dev.meshward.desktop.session.Unseen;
import dev.meshward.desktop.words.Words;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** What is always said of the cluster that is open, so that nobody mistakes it for another. */
final class ClusterBarViewModel {

    private final Session session;
    private final InstantSource clock;
    private final ReadOnlyObjectWrapper<Line> line = new ReadOnlyObjectWrapper<>(Line.nothing());

    /**
     * The words of the bar.
     *
     * @param age when the cluster was read
     * @param coverage how much of it was seen
     * @param unread how many gaps may hide something the plan depends on
     * @param unseen what of a running cluster could not be seen, in a sentence; empty where everything was
     */
    record Line(
            String name,
            String age,
            String coverage,
            int unread,
            String unseen,
            Standing standing,
            boolean isModified) {
        static Line nothing() {
            return new Line("", "", "", 0, "", Standing.ORDINARY, false);
        }
    }

    ClusterBarViewModel(Session session, InstantSource clock) {
        this.session = session;
        this.clock = clock;
        session.journal().subscribe(_ -> refresh());
    }

    ReadOnlyObjectProperty<Line> line() {
        return line.getReadOnlyProperty();
    }

    /** To be called now and then: a snapshot grows old. */
    void refresh() {
        var state = session.now();
        line.set(state.snapshot().map(snapshot -> line(state, snapshot)).orElse(Line.nothing()));
    }

    private Line line(SessionState state, ClusterSnapshot snapshot) {
        int unread = (int) snapshot.gaps().stream().filter(ScanGap::matters).count();
        var coverage = Words.say(
                "bar.coverage",
                snapshot.namespaces().size(),
                snapshot.workloads().size(),
                snapshot.services().size());
        return new Line(
                state.source().title(),
                snapshot.takenAt().map(this::age).orElse(Words.say("bar.no-moment")),
                coverage,
                unread,
                Unseen.of(snapshot).sentence().orElse(""),
                state.said().standing(),
                session.isModified());
    }

    private String age(Instant taken) {
        var age = Duration.between(taken, clock.instant());
        if (age.toDays() > 0) {
            return Words.say("bar.age-days", age.toDays());
        }
        return age.toHours() > 0
                ? Words.say("bar.age-hours", age.toHours())
                : Words.say("bar.age-minutes", Math.max(0, age.toMinutes()));
    }
}

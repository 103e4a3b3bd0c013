package dev.meshward.desktop.session;

import dev.meshward.adoption.Move;
import dev.meshward.cluster.ClusterSnapshot;
import dev.meshward.desktop.session.Journal.Entry;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/**
 * The one place where the state of the window lives. Views and their models watch {@link #state()} and change it by
 * {@link #change}; nobody keeps a copy that could go stale. Used on the window's thread only.
 */
public final class Session {

    private final ReadOnlyObjectWrapper<Journal> journal =
            new ReadOnlyObjectWrapper<>(Journal.beginning(SessionState.empty()));
    private final ReadOnlyObjectWrapper<SessionState> state = new ReadOnlyObjectWrapper<>(SessionState.empty());
    private final ReadOnlyObjectWrapper<Activity> activity = new ReadOnlyObjectWrapper<>(new Activity.Idle());
    private final ReadOnlyIntegerWrapper beginnings = new ReadOnlyIntegerWrapper();
    private Content kept = Content.of(SessionState.empty());

    /** What a work file would hold: equal as long as there is nothing to save. A snapshot equals only itself. */
    public record Content(Said said, Optional<ClusterSnapshot> snapshot, List<Move> moves) {
        public static Content of(SessionState state) {
            return new Content(
                    state.said(),
                    state.snapshot(),
                    state.plans().stream()
                            .flatMap(plan -> plan.precedent().moves().stream())
                            .toList());
        }
    }

    public ReadOnlyObjectProperty<SessionState> state() {
        return state.getReadOnlyProperty();
    }

    /** The state at this moment. */
    public SessionState now() {
        return journal.get().now();
    }

    public ReadOnlyObjectProperty<Journal> journal() {
        return journal.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Activity> activity() {
        return activity.getReadOnlyProperty();
    }

    /** How many sessions were begun; changes after the first state of each was told. */
    public ReadOnlyIntegerProperty beginnings() {
        return beginnings.getReadOnlyProperty();
    }

    /** Begins another session. What was changed in the one before cannot be taken back any more. */
    public void begin(SessionState first) {
        kept = Content.of(first);
        become(Journal.beginning(first));
        beginnings.set(beginnings.get() + 1);
    }

    /** Begins a session that stands in no file as it is. */
    public void beginUnsaved(SessionState first) {
        kept = Content.of(SessionState.empty());
        become(Journal.beginning(first));
        beginnings.set(beginnings.get() + 1);
    }

    /**
     * Makes a change that can be taken back.
     *
     * @param what it does, in the past tense, for the journal
     */
    public void change(String what, UnaryOperator<SessionState> change) {
        var after = change.apply(now());
        if (!after.equals(now())) {
            become(journal.get().changed(what, after));
        }
    }

    /** Changes what people said. */
    public void say(String what, UnaryOperator<Said> change) {
        change(what, before -> before.saying(change));
    }

    /** Takes in what was worked out; nothing to take back. */
    public void learn(UnaryOperator<SessionState> change) {
        become(journal.get().learned(change.apply(now())));
    }

    /** Keeps what somebody made of the map. Nothing is worked out of it, so that nobody is told. */
    public void keep(MapKept map) {
        journal.set(journal.get().learned(now().withMap(map)));
    }

    /** Takes the last change back, and says which; empty where there was none. The map stays as it is. */
    public Optional<String> undo() {
        var what = journal.get().past().stream().reduce((_, last) -> last).map(Entry::what);
        journal.get().undone().ifPresent(this::becomeWithSameMap);
        return what;
    }

    /** Makes the change again that was taken back last, and says which; empty where there is none. */
    public Optional<String> redo() {
        var what = journal.get().future().stream().reduce((_, last) -> last).map(Entry::what);
        journal.get().redone().ifPresent(this::becomeWithSameMap);
        return what;
    }

    /** Whether there is something that was not saved. Taking everything back makes it no longer so. */
    public boolean isModified() {
        return !kept.equals(Content.of(now()));
    }

    /** The state was written to a file. */
    public void saved(SessionState written) {
        kept = Content.of(written);
        journal.set(journal.get().learned(now()));
    }

    /** Tells what the machine is busy with. */
    public void tell(Activity doing) {
        activity.set(doing);
    }

    private void becomeWithSameMap(Journal next) {
        become(next.learned(next.now().withMap(now().map())));
    }

    private void become(Journal next) {
        journal.set(next);
        // A listener may have gone on changing: the journal is what counts.
        state.set(now());
    }
}

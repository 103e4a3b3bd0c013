package dev.meshward.desktop.session;

import dev.meshward.desktop.background.Background;
import dev.meshward.desktop.background.Failure;
import dev.meshward.desktop.background.Ticket;
import dev.meshward.judge.Judgement;
import dev.meshward.saved.PlanResult;
import dev.meshward.survey.PlanEdits;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/**
 * The plan as it is now, made whole with what people moved; worked out off the window's thread, once for all views. Used on
 * the window's thread.
 */
public final class CurrentPlan {

    private final Background background;
    private final ReadOnlyObjectWrapper<Sheet> sheet = new ReadOnlyObjectWrapper<>(new Sheet.NothingOpen());
    private Optional<PlanEdits> wanted = Optional.empty();
    private Ticket ticket = new Ticket();

    /** What can be shown of it. */
    public sealed interface Sheet {
        /** No cluster is open. */
        record NothingOpen() implements Sheet {}

        /** It is being worked out. */
        record AtWork() implements Sheet {}

        /** The wishes contradict each other. */
        record Contradiction(String because) implements Sheet {}

        /** It could not be made whole. */
        record Failed(String because) implements Sheet {}

        /**
         * There it is.
         *
         * @param edits it stands for
         */
        record Whole(PlanEdits edits, PlanResult result, Judgement judgement) implements Sheet {}
    }

    public CurrentPlan(Session session, Background background) {
        this.background = background;
        session.state().subscribe(this::follow);
    }

    public ReadOnlyObjectProperty<Sheet> sheet() {
        return sheet.getReadOnlyProperty();
    }

    public Optional<Sheet.Whole> whole() {
        return sheet.get() instanceof Sheet.Whole whole ? Optional.of(whole) : Optional.empty();
    }

    private void follow(SessionState state) {
        if (state.snapshot().isEmpty()) {
            become(new Sheet.NothingOpen());
        } else if (state.plan().isEmpty() || !state.isPlanned()) {
            become(new Sheet.AtWork());
        } else {
            state.plan().ifPresent(this::follow);
        }
    }

    private void follow(Planned planned) {
        switch (planned) {
            case Planned.Refused refused -> become(new Sheet.Contradiction(refused.because()));
            case Planned.Done done -> complete(done);
        }
    }

    private void become(Sheet other) {
        ticket.cancel();
        wanted = Optional.empty();
        if (!sheet.get().equals(other)) {
            sheet.set(other);
        }
    }

    private void complete(Planned.Done done) {
        var edits = done.edits();
        if (wanted.filter(each -> each == edits).isPresent()) {
            return;
        }
        ticket.cancel();
        wanted = Optional.of(edits);
        if (edits.moves().isEmpty()) {
            sheet.set(new Sheet.Whole(edits, done.result(), edits.judgement()));
        } else {
            ticket = background.run(
                    _ -> new Sheet.Whole(edits, edits.result(), edits.judgement()),
                    sheet::set,
                    thrown -> sheet.set(new Sheet.Failed(Failure.inWords(thrown))));
        }
    }
}

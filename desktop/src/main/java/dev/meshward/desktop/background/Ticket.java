package dev.meshward.desktop.background;

import dev.meshward.survey.Survey;
import java.util.function.Consumer;

/** Stands for work that was begun; whoever holds it may call the work off. */
public final class Ticket {

    private volatile boolean cancelled;

    /** Calls the work off. Nothing more is heard of it. */
    public void cancel() {
        cancelled = true;
    }

    public boolean isCancelled() {
        return cancelled;
    }

    Survey.Progress progress(Consumer<Survey.Leg> told) {
        return new Survey.Progress() {
            @Override
            public void reached(Survey.Leg leg) {
                told.accept(leg);
            }

            @Override
            public boolean isCancelled() {
                return cancelled;
            }
        };
    }
}

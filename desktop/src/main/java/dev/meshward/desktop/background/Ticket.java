package dev.meshward.desktop.background;

import dev.meshward.survey.Survey;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/** Stands for work that was begun; whoever holds it may call the work off. */
public final class Ticket {

    private static final long NANOS_BETWEEN_FIGURES = 100_000_000;

    private volatile boolean cancelled;
    private volatile boolean keepsPartial;

    /** Calls the work off. Nothing more is heard of it. */
    public void cancel() {
        cancelled = true;
    }

    /** Ends reading early and goes on with what was read so far; the rest becomes gaps. */
    public void endEarly() {
        keepsPartial = true;
    }

    public boolean isCancelled() {
        return cancelled;
    }

    /** @param window runs what it is given on the window's thread, unless the work was called off */
    Survey.Progress progress(Heard heard, Consumer<Runnable> window) {
        return new Told(heard, window, new AtomicLong(System.nanoTime() - NANOS_BETWEEN_FIGURES));
    }

    /** Passes on how far work got. Figures come many times a second and from several threads; most are left out. */
    private final class Told implements Survey.Progress {

        private final Heard heard;
        private final Consumer<Runnable> window;
        private final AtomicLong lastFigures;

        Told(Heard heard, Consumer<Runnable> window, AtomicLong lastFigures) {
            this.heard = heard;
            this.window = window;
            this.lastFigures = lastFigures;
        }

        @Override
        public void reached(Survey.Leg leg) {
            window.accept(() -> heard.reached(leg));
        }

        @Override
        public void read(long bytes) {
            read(0, bytes);
        }

        @Override
        public void read(long objects, long bytes) {
            long now = System.nanoTime();
            long last = lastFigures.get();
            if (now - last >= NANOS_BETWEEN_FIGURES && lastFigures.compareAndSet(last, now)) {
                window.accept(() -> heard.read(objects, bytes));
            }
        }

        @Override
        public boolean isCancelled() {
            return cancelled || keepsPartial;
        }

        @Override
        public boolean keepsPartial() {
            return keepsPartial;
        }
    }
}

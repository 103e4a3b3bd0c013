package dev.meshward.desktop.background;

import dev.meshward.survey.Survey;
import java.util.SortedMap;
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
        long before = System.nanoTime() - NANOS_BETWEEN_FIGURES;
        return new Told(heard, window, new AtomicLong(before), new AtomicLong(before));
    }

    /** Passes on how far work got. Figures come many times a second and from several threads; most are left out. */
    private final class Told implements Survey.Progress {

        private final Heard heard;
        private final Consumer<Runnable> window;
        private final AtomicLong lastFigures;
        private final AtomicLong lastKinds;

        Told(Heard heard, Consumer<Runnable> window, AtomicLong lastFigures, AtomicLong lastKinds) {
            this.heard = heard;
            this.window = window;
            this.lastFigures = lastFigures;
            this.lastKinds = lastKinds;
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
            if (isTime(lastFigures)) {
                window.accept(() -> heard.read(objects, bytes));
            }
        }

        @Override
        public void read(SortedMap<String, Long> objectsByResource) {
            if (isTime(lastKinds)) {
                window.accept(() -> heard.read(objectsByResource));
            }
        }

        private static boolean isTime(AtomicLong last) {
            long now = System.nanoTime();
            long before = last.get();
            return now - before >= NANOS_BETWEEN_FIGURES && last.compareAndSet(before, now);
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

package dev.meshward.cli;

import dev.meshward.survey.Survey;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Passes on how far the survey got. A command is called off with Ctrl-C, which ends the process; only a scan that shall keep
 * what it has goes on to write it.
 */
final class ToldProgress implements Survey.Progress {

    private static final long MEGABYTE = 1_000_000;
    private static final long NANOS_BETWEEN = 200_000_000;

    private final Talk talk;
    private final Interruption interruption;
    private final long began = System.nanoTime();
    private final AtomicLong lastTold = new AtomicLong(began);
    private long megabytesTold;

    ToldProgress(Talk talk) {
        this(talk, Interruption.endsTheProcess());
    }

    ToldProgress(Talk talk, Interruption interruption) {
        this.talk = talk;
        this.interruption = interruption;
    }

    @Override
    public void reached(Survey.Leg leg) {
        talk.progress(leg.doing());
    }

    @Override
    public void read(long bytes) {
        if (bytes / MEGABYTE > megabytesTold) {
            megabytesTold = bytes / MEGABYTE;
            talk.progress(Survey.Leg.SCAN.doing() + ", " + megabytesTold + " MB");
        }
    }

    /** Several threads tell; a few lines a second are enough. */
    @Override
    public void read(long objects, long bytes) {
        long now = System.nanoTime();
        long last = lastTold.get();
        if (now - last > NANOS_BETWEEN && lastTold.compareAndSet(last, now)) {
            long perSecond = objects * 1_000_000_000L / (now - began);
            talk.progress("reading the cluster, " + objects + " objects, " + bytes / MEGABYTE + " MB, " + perSecond
                    + " a second");
        }
    }

    @Override
    public boolean isCancelled() {
        return interruption.hasCome();
    }

    @Override
    public boolean keepsPartial() {
        return interruption.isWaitedFor();
    }
}

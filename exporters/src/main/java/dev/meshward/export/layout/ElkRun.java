package dev.meshward.export.layout;

import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.eclipse.elk.alg.layered.options.LayeredMetaDataProvider;
import org.eclipse.elk.alg.layered.options.LayeredOptions;
import org.eclipse.elk.core.RecursiveGraphLayoutEngine;
import org.eclipse.elk.core.data.LayoutMetaDataService;
import org.eclipse.elk.core.util.BasicProgressMonitor;

/** One run of ELK, in a thread of its own: it descends as deep as the longest chain of calls. */
final class ElkRun {

    /** Enough for a chain of several thousand workloads; taken only as far as it is used. */
    private static final long STACK_BYTES = 512L << 20;

    private final BooleanSupplier cancelled;
    private final AtomicBoolean interrupted = new AtomicBoolean();
    private final AtomicReference<Optional<Throwable>> failure = new AtomicReference<>(Optional.empty());

    ElkRun(BooleanSupplier cancelled) {
        this.cancelled = cancelled;
    }

    Arrangement arrange(Chart chart, Manner manner) {
        if (chart.boxes().isEmpty()) {
            return Arrangement.none();
        }
        register();
        var drawing = ElkDrawing.of(chart, manner);
        var thread = Thread.ofPlatform()
                .name("layout")
                .daemon()
                .stackSize(STACK_BYTES)
                .uncaughtExceptionHandler((_, thrown) -> failure.set(Optional.of(thrown)))
                .unstarted(() -> new RecursiveGraphLayoutEngine().layout(drawing.root(), new Monitor()));
        thread.start();
        await(thread);
        return drawing.read();
    }

    /** ELK keeps its kinds of properties in one place for the whole program and finds its algorithms only inside Eclipse. */
    private static void register() {
        var kinds = LayoutMetaDataService.getInstance();
        synchronized (kinds) {
            if (kinds.getAlgorithmData(LayeredOptions.ALGORITHM_ID) == null) {
                kinds.registerLayoutMetaDataProviders(new LayeredMetaDataProvider());
            }
        }
    }

    private void await(Thread thread) {
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException wish) {
                interrupted.set(true);
            }
        }
        if (interrupted.get()) {
            Thread.currentThread().interrupt();
        }
        if (isCancelled()) {
            throw new CancellationException("The layout was cancelled.");
        }
        failure.get().ifPresent(thrown -> {
            throw new IllegalStateException("The chart could not be laid out. Maybe it is too large.", thrown);
        });
    }

    private boolean isCancelled() {
        return interrupted.get() || cancelled.getAsBoolean();
    }

    private final class Monitor extends BasicProgressMonitor {

        @Override
        public boolean isCanceled() {
            return isCancelled();
        }

        @Override
        protected BasicProgressMonitor doSubTask(float work, int maxHierarchyLevels) {
            return new Monitor();
        }
    }
}

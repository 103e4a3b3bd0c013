package dev.meshward.desktop.work;

import dev.meshward.desktop.background.Background;
import dev.meshward.desktop.background.Failure;
import dev.meshward.desktop.session.Session;
import dev.meshward.desktop.session.Session.Content;
import dev.meshward.desktop.session.SessionSource;
import dev.meshward.desktop.session.SessionState;
import dev.meshward.desktop.words.Words;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/**
 * Saves the session and opens it again. As long as something is not saved, a copy is kept for the case that the window dies.
 * Files are read and written off the window's thread, one after the other.
 */
public final class Work implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Session session;
    private final Background files;
    private final Configuration configuration;
    private final Recovery recovery;
    private final WorkDisk disk = new WorkDisk();
    private final InstantSource clock;
    private final Consumer<String> tell;
    private final ReadOnlyObjectWrapper<Optional<Path>> file = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<RecentWork> recent = new ReadOnlyObjectWrapper<>(new RecentWork(List.of()));
    private final ReadOnlyObjectWrapper<List<Unsaved>> unsaved = new ReadOnlyObjectWrapper<>(List.of());
    private Optional<Content> copied = Optional.empty();
    private boolean isCopying;
    private boolean isOpening;

    /**
     * @param files a thread of its own
     * @param tell says what became of it, in a sentence
     */
    public Work(
            Session session,
            Background files,
            Configuration configuration,
            InstantSource clock,
            Consumer<String> tell) {
        this.session = session;
        this.files = files;
        this.configuration = configuration;
        this.recovery = new Recovery(configuration, ProcessHandle.current());
        this.clock = clock;
        this.tell = tell;
        recent.set(RecentWork.in(configuration));
        unsaved.set(recovery.left());
        session.beginnings().subscribe((_, _) -> begun());
        session.state().subscribe(this::copy);
    }

    /** Where the session is saved; empty as long as it never was. */
    public ReadOnlyObjectProperty<Optional<Path>> file() {
        return file.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<RecentWork> recent() {
        return recent.getReadOnlyProperty();
    }

    /** What earlier windows left; the user decides about each. */
    public ReadOnlyObjectProperty<List<Unsaved>> unsaved() {
        return unsaved.getReadOnlyProperty();
    }

    /** Whether the name is that of a work file. */
    public static boolean isWork(Path path) {
        return path.toString().endsWith(WorkFile.ENDING);
    }

    public void open(Path path) {
        files.run(_ -> disk.read(path), reading -> opened(path, reading), this::failed);
    }

    private void opened(Path path, WorkFile.Reading reading) {
        switch (reading) {
            case WorkFile.Reading.Refused(var because) -> tell.accept(because);
            case WorkFile.Reading.Read(var state) -> {
                begin(Optional.of(path), () -> session.begin(state));
                remember(new RecentWork.Entry.Saved(state.source().title(), path));
            }
        }
    }

    /** The state that this begins is of this file; every other beginning is of none. */
    private void begin(Optional<Path> path, Runnable beginning) {
        isOpening = true;
        file.set(path);
        beginning.run();
        isOpening = false;
    }

    /**
     * Saves it where it was saved before.
     *
     * @param then is run once it is saved, and only then
     * @return whether the file is known; otherwise the user has to name one
     */
    public boolean save(Runnable then) {
        file.get().ifPresent(path -> write(path, false, then));
        return file.get().isPresent();
    }

    /** Saves it there from now on, whatever is there: the user was asked by whoever named the file. */
    public void saveAs(Path path, Runnable then) {
        write(isWork(path) ? path : path.resolveSibling(path.getFileName() + WorkFile.ENDING), true, then);
    }

    private void write(Path path, boolean replaces, Runnable then) {
        var state = session.now();
        if (state.snapshot().isPresent()) {
            files.run(
                    _ -> disk.write(path, state, replaces),
                    outcome -> written(path, state, outcome, then),
                    this::failed);
        }
    }

    private void written(Path path, SessionState state, WorkDisk.Outcome outcome, Runnable then) {
        switch (outcome) {
            case WorkDisk.Outcome.Written _ -> {
                file.set(Optional.of(path));
                session.saved(state);
                copy(session.now());
                remember(new RecentWork.Entry.Saved(state.source().title(), path));
                tell.accept(Words.say("work.saved", path));
                then.run();
            }
            case WorkDisk.Outcome.Together(var merged) -> {
                session.change(Words.say("did.merge", path.getFileName()), _ -> merged);
                write(path, false, then);
            }
            case WorkDisk.Outcome.Clash(var about) ->
                tell.accept(Words.say("work.clash", path, String.join(", ", about)));
            case WorkDisk.Outcome.Failed(var because) -> tell.accept(Words.say("work.not-saved", because));
        }
    }

    private void failed(Throwable thrown) {
        tell.accept(Words.say("work.not-saved", Failure.inWords(thrown)));
    }

    private void remember(RecentWork.Entry entry) {
        recent.set(recent.get().with(entry));
        var kept = recent.get();
        files.run(_ -> kept.keepIn(configuration), _ -> {}, this::failed);
    }

    /** Another cluster was begun, from its source and not from a file. */
    private void begun() {
        if (!isOpening) {
            file.set(Optional.empty());
            switch (session.now().source()) {
                case SessionSource.None _, SessionSource.Kept _ -> {}
                case SessionSource.Files source -> remember(new RecentWork.Entry.Cluster(source));
                case SessionSource.Context source -> remember(new RecentWork.Entry.Cluster(source));
            }
        }
    }

    /** Keeps the copy in step with what people did; what is worked out can be worked out again. */
    private void copy(SessionState state) {
        var wanted = session.isModified() ? Optional.of(Content.of(state)) : Optional.<Content>empty();
        if (isCopying || wanted.equals(copied)) {
            return;
        }
        isCopying = true;
        copied = wanted;
        var path = file.get();
        var now = clock.instant();
        files.run(
                _ -> wanted.isEmpty()
                        ? forgotten()
                        : recovery.keep(disk.bytes(state), state.source().title(), path, now),
                isKept -> {
                    isCopying = false;
                    if (!isKept) {
                        tell.accept(Words.say("work.no-copy", configuration.folder()));
                    }
                    copy(session.now());
                },
                thrown -> {
                    isCopying = false;
                    failed(thrown);
                });
    }

    private boolean forgotten() {
        recovery.forget();
        return true;
    }

    /** Goes on with what a window left; it is not saved until somebody saves it. */
    public void recover(Unsaved left) {
        files.run(_ -> disk.recover(left), reading -> recovered(left, reading), this::failed);
    }

    private void recovered(Unsaved left, WorkFile.Reading reading) {
        switch (reading) {
            case WorkFile.Reading.Refused(var because) -> tell.accept(because);
            case WorkFile.Reading.Read(var state) -> {
                begin(left.file(), () -> session.beginUnsaved(state));
                discard(left);
            }
        }
    }

    /** Forgets what a window left, after the copy of this one was made. */
    public void discard(Unsaved left) {
        unsaved.set(unsaved.get().stream().filter(each -> !each.equals(left)).toList());
        files.run(
                _ -> {
                    recovery.forget(left);
                    return true;
                },
                _ -> {},
                this::failed);
    }

    /** The window ends as it should: whatever is not saved, the user did not want to save. */
    @Override
    public void close() {
        files.run(_ -> forgotten(), _ -> {}, _ -> {});
        files.finish(PATIENCE);
    }
}

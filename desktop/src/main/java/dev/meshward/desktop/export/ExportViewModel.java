package dev.meshward.desktop.export;

import dev.meshward.desktop.background.Background;
import dev.meshward.desktop.background.Failure;
import dev.meshward.desktop.background.Ticket;
import dev.meshward.desktop.manifests.LineDiff;
import dev.meshward.desktop.session.CurrentPlan;
import dev.meshward.desktop.session.Said;
import dev.meshward.desktop.session.Session;
import dev.meshward.desktop.words.Words;
import dev.meshward.export.PlanDirectoryWriter;
import dev.meshward.export.Writing;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** What of the plan would be written where, and the writing. */
public final class ExportViewModel {

    private final Session session;
    private final CurrentPlan plan;
    private final Background background;
    private final ReadOnlyObjectWrapper<ExportWish> wish = new ReadOnlyObjectWrapper<>(ExportWish.usual());
    private final ReadOnlyObjectWrapper<Optional<Path>> folder = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Preview> preview = new ReadOnlyObjectWrapper<>(Preview.none());
    private final ReadOnlyObjectWrapper<String> answer = new ReadOnlyObjectWrapper<>("");
    private Optional<Basis> begun = Optional.empty();
    private Optional<ExportDraft> drafted = Optional.empty();
    private Ticket ticket = new Ticket();
    private boolean isShown;
    private boolean isAccepted;

    /** The plan and what people agreed: all that a draft depends on. */
    private record Basis(CurrentPlan.Sheet.Whole whole, Said said) {
        boolean isOf(CurrentPlan.Sheet.Whole other, Said others) {
            return whole == other
                    && said.decisions().equals(others.decisions())
                    && said.answers().equals(others.answers())
                    && said.approvals().equals(others.approvals());
        }
    }

    /**
     * What would be there afterwards.
     *
     * @param isUnsafe whether the judge refuses a stage, so that somebody has to insist
     * @param because why the folder cannot be looked into
     * @param texts what would be written, by path
     * @param before what is there now
     */
    public record Preview(
            boolean isReady,
            List<ExportFile> files,
            boolean isUnsafe,
            Optional<String> because,
            SortedMap<String, byte[]> texts,
            SortedMap<String, byte[]> before) {

        static Preview none() {
            var nothing = Collections.<String, byte[]>emptySortedMap();
            return new Preview(false, List.of(), false, Optional.empty(), nothing, nothing);
        }

        /** How many files have this fate. */
        public long count(ExportFile.Fate fate) {
            return files.stream().filter(file -> file.fate() == fate).count();
        }
    }

    public ExportViewModel(Session session, CurrentPlan plan, Background background) {
        this.session = session;
        this.plan = plan;
        this.background = background;
        plan.sheet().subscribe(_ -> draft());
        session.state().subscribe(state -> {
            if (folder.get().isEmpty()) {
                state.said().folder().ifPresent(this::choose);
            }
            draft();
        });
    }

    public ReadOnlyObjectProperty<CurrentPlan.Sheet> sheet() {
        return plan.sheet();
    }

    public ReadOnlyObjectProperty<ExportWish> wish() {
        return wish.getReadOnlyProperty();
    }

    /** Where it is to be written; empty as long as nobody said. */
    public ReadOnlyObjectProperty<Optional<Path>> folder() {
        return folder.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Preview> preview() {
        return preview.getReadOnlyProperty();
    }

    /** What became of writing, in a sentence; empty before. */
    public ReadOnlyObjectProperty<String> answer() {
        return answer.getReadOnlyProperty();
    }

    /** Nothing is worked out for a view that nobody looks at. */
    public void shown(boolean isSeen) {
        isShown = isSeen;
        draft();
    }

    public void choose(Path target) {
        folder.set(Optional.of(target));
        look();
    }

    public void change(UnaryOperator<ExportWish> change) {
        wish.set(change.apply(wish.get()));
        look();
    }

    /** Whether the user insists on writing a plan of which the judge refuses a stage. */
    public void accept(boolean isInsistedOn) {
        isAccepted = isInsistedOn;
    }

    public boolean mayWrite() {
        return preview.get().isReady()
                && folder.get().isPresent()
                && (!preview.get().isUnsafe() || isAccepted);
    }

    private void draft() {
        var whole = plan.whole();
        if (!isShown || whole.isEmpty()) {
            return;
        }
        var said = session.now().said();
        if (begun.filter(each -> each.isOf(whole.get(), said)).isPresent()) {
            return;
        }
        preview.set(Preview.none());
        begun = Optional.of(new Basis(whole.get(), said));
        drafted = Optional.empty();
        ticket.cancel();
        ticket = background.run(
                progress -> ExportDraft.of(whole.get(), said, progress),
                made -> {
                    drafted = Optional.of(made);
                    look();
                },
                thrown -> {
                    begun = Optional.empty();
                    failed(thrown);
                });
    }

    private void look() {
        drafted.ifPresent(each -> {
            var wanted = wish.get();
            var target = folder.get();
            ticket.cancel();
            ticket = background.run(_ -> preview(each, wanted, target), preview::set, this::failed);
        });
    }

    private static Preview preview(ExportDraft draft, ExportWish wish, Optional<Path> target) {
        var files = draft.files(wish);
        var there = target.map(ExportFolder::at)
                .orElseGet(() -> new ExportFolder(Collections.emptySortedMap(), Optional.empty()));
        return new Preview(true, there.afterwards(files), draft.isUnsafe(), there.because(), files, there.files());
    }

    private void failed(Throwable thrown) {
        answer.set(Failure.inWords(thrown));
    }

    /** What the file will say, or why it cannot be shown. */
    public String text(ExportFile file) {
        return text(preview.get().texts(), file.path());
    }

    /** What changes in the file. */
    public LineDiff diff(ExportFile file) {
        return LineDiff.between(
                text(preview.get().before(), file.path()), text(preview.get().texts(), file.path()));
    }

    private static String text(SortedMap<String, byte[]> files, String path) {
        var bytes = files.getOrDefault(path, new byte[0]);
        boolean isText = !path.endsWith(".xlsx") && !path.endsWith(".gz");
        return isText
                ? new String(bytes, StandardCharsets.UTF_8)
                : bytes.length == 0 ? "" : Words.say("export.no-text", bytes.length);
    }

    /** Writes everything, or nothing. */
    public void write() {
        if (mayWrite()) {
            var target = folder.get().orElseThrow();
            var files = preview.get().texts();
            background.run(_ -> PlanDirectoryWriter.write(target, files), this::written, this::failed);
        }
    }

    private void written(Writing writing) {
        switch (writing) {
            case Writing.Written(var directory, var _, int runs) -> {
                answer.set(
                        runs > 0
                                ? Words.say("export.written-runs", directory, runs)
                                : Words.say("export.written", directory));
                session.learn(now -> now.saying(said -> said.withFolder(directory)));
                look();
            }
            case Writing.Refused(var because) -> answer.set(because);
            case Writing.Failed(var because) -> answer.set(because);
        }
    }
}

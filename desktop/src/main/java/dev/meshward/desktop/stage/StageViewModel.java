package dev.meshward.desktop.stage;

import dev.meshward.adoption.Stage;
import dev.meshward.bundles.StageBundle;
import dev.meshward.desktop.background.Background;
import dev.meshward.desktop.background.Failure;
import dev.meshward.desktop.background.Ticket;
import dev.meshward.desktop.session.CurrentPlan;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** The stage that is looked at; its page is written off the window's thread. */
public final class StageViewModel {

    private final Background background;
    private final CurrentPlan current;
    private final ReadOnlyObjectWrapper<List<Stage>> stages = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<Optional<StagePage>> page = new ReadOnlyObjectWrapper<>(Optional.empty());
    private String wanted = "";
    private Ticket ticket = new Ticket();

    public StageViewModel(CurrentPlan current, Background background) {
        this.background = background;
        this.current = current;
        current.sheet().subscribe(this::follow);
    }

    public ReadOnlyObjectProperty<CurrentPlan.Sheet> sheet() {
        return current.sheet();
    }

    public ReadOnlyObjectProperty<List<Stage>> stages() {
        return stages.getReadOnlyProperty();
    }

    /** Empty while it is written, and as long as there is no plan. */
    public ReadOnlyObjectProperty<Optional<StagePage>> page() {
        return page.getReadOnlyProperty();
    }

    /** Turns to the stage with this id. */
    public void choose(String stage) {
        wanted = stage;
        current.whole().ifPresent(this::write);
    }

    /** Turns to the next stage, or to an earlier one where {@code by} is negative. */
    public void step(int by) {
        var ids = stages.get().stream().map(Stage::id).toList();
        int at = ids.indexOf(wanted) + by;
        if (at >= 0 && at < ids.size()) {
            choose(ids.get(at));
        }
    }

    /**
     * Writes the stage that is looked at below this folder.
     *
     * @param said is told what became of it, in a sentence
     */
    void export(Path target, Consumer<String> said) {
        var stage = wanted;
        current.whole()
                .ifPresent(whole -> background.run(
                        progress -> StageExport.write(whole, stage, target, progress),
                        said,
                        thrown -> said.accept(Failure.inWords(thrown))));
    }

    private void follow(CurrentPlan.Sheet sheet) {
        if (sheet instanceof CurrentPlan.Sheet.Whole whole) {
            stages.set(whole.result().bundle().stages().stream()
                    .map(StageBundle::stage)
                    .toList());
            write(whole);
        } else {
            ticket.cancel();
            stages.set(List.of());
            page.set(Optional.empty());
        }
    }

    private void write(CurrentPlan.Sheet.Whole whole) {
        var bundles = whole.result().bundle().stages();
        var bundle = bundles.stream()
                .filter(each -> each.stage().id().equals(wanted))
                .findFirst()
                .or(() -> bundles.stream().findFirst());
        ticket.cancel();
        bundle.ifPresent(each -> {
            wanted = each.stage().id();
            ticket = background.run(
                    _ -> StagePage.of(whole, each), written -> page.set(Optional.of(written)), thrown -> {
                        throw new IllegalStateException("Stage " + wanted + " could not be shown.", thrown);
                    });
        });
    }
}

package dev.meshward.desktop.shell;

import dev.meshward.desktop.session.Session;
import dev.meshward.desktop.view.Command;
import dev.meshward.desktop.view.Desk;
import dev.meshward.desktop.words.Words;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.stage.FileChooser;
import javafx.stage.Window;

/** Saving, and what is asked before something unsaved goes away. */
final class WorkCommands {

    private final Desk desk;
    private final Supplier<Window> window;

    WorkCommands(Desk desk, Supplier<Window> window) {
        this.desk = desk;
        this.window = window;
    }

    List<Command> commands() {
        Session session = desk.session();
        return List.of(
                Command.of(Words.say("command.save"), "Shortcut+S", () -> save(() -> {}))
                        .where(() -> session.now().snapshot().isPresent()),
                Command.of(Words.say("command.save-as"), "Shortcut+Shift+S", () -> saveAs(() -> {}))
                        .where(() -> session.now().snapshot().isPresent()));
    }

    /** @param then is run once it is saved */
    void save(Runnable then) {
        if (!desk.work().save(then)) {
            saveAs(then);
        }
    }

    private void saveAs(Runnable then) {
        var chooser = new FileChooser();
        chooser.setTitle(Words.say("command.save-as"));
        chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter(Words.say("work.kind"), "*.meshward"));
        desk.work().file().get().map(Path::toFile).ifPresent(file -> propose(chooser, file));
        if (desk.work().file().get().isEmpty()) {
            chooser.setInitialFileName(
                    desk.session().now().source().title().replaceAll("[^\\p{Alnum}.-]+", "-") + ".meshward");
        }
        Optional.ofNullable(chooser.showSaveDialog(window.get()))
                .ifPresent(file -> desk.work().saveAs(file.toPath(), then));
    }

    private static void propose(FileChooser chooser, File file) {
        chooser.setInitialFileName(file.getName());
        Optional.ofNullable(file.getParentFile()).filter(File::isDirectory).ifPresent(chooser::setInitialDirectory);
    }
}

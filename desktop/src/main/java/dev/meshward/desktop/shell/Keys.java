package dev.meshward.desktop.shell;

import dev.meshward.desktop.view.Command;
import dev.meshward.desktop.view.Key;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javafx.scene.Scene;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyEvent;

/** Runs commands by their keys, except while somebody writes. */
final class Keys {

    private final Scene scene;
    private final Supplier<Stream<Command>> commands;

    private Keys(Scene scene, Supplier<Stream<Command>> commands) {
        this.scene = scene;
        this.commands = commands;
    }

    /** @param commands those that can be reached now, the nearest first */
    static void listen(Scene scene, Supplier<Stream<Command>> commands) {
        var keys = new Keys(scene, commands);
        scene.addEventHandler(KeyEvent.KEY_PRESSED, keys::heard);
        scene.addEventHandler(KeyEvent.KEY_TYPED, keys::heard);
    }

    private void heard(KeyEvent event) {
        boolean isWriting = scene.getFocusOwner() instanceof TextInputControl;
        commands.get()
                .filter(command -> command.key()
                        .filter(key -> key.matches(event) && !(isWriting && key.couldBeWriting()))
                        .isPresent())
                .findFirst()
                .ifPresent(command -> {
                    event.consume();
                    command.run();
                });
    }

    /** For people. */
    static String words(Command command) {
        return command.key().map(Key::words).orElse("");
    }
}

package dev.meshward.desktop.shell;

import dev.meshward.desktop.look.Appearance;
import dev.meshward.desktop.look.Look;
import dev.meshward.desktop.look.Look.ThemeWish;
import dev.meshward.desktop.session.Standing;
import dev.meshward.desktop.view.Command;
import dev.meshward.desktop.view.Desk;
import dev.meshward.desktop.words.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What can be done whatever view is shown. */
final class Everywhere {

    private static final int MOST_KEYS_FOR_VIEWS = 9;

    private final Desk desk;
    private final Shell shell;
    private final List<Command> commands;

    Everywhere(Desk desk, Shell shell, WorkCommands saving) {
        this.desk = desk;
        this.shell = shell;
        this.commands = Stream.of(ofWindow(), saving.commands(), ofLook(), ofSession(), ofViews())
                .flatMap(List::stream)
                .toList();
    }

    List<Command> commands() {
        return commands;
    }

    private List<Command> ofWindow() {
        return List.of(
                Command.of(Words.say("command.palette"), "Shortcut+K", this::openPalette),
                Command.of(Words.say("command.keys"), "?", this::openKeys),
                Command.of(Words.say("command.back"), "Esc", this::back));
    }

    private List<Command> ofLook() {
        var look = desk.look();
        return List.of(
                Command.of(Words.say("command.present"), "F5", look::togglePresenting),
                Command.of(Words.say("command.larger"), "Shortcut+Equals", () -> look.change(Appearance::larger)),
                Command.of(Words.say("command.smaller"), "Shortcut+Minus", () -> look.change(Appearance::smaller)),
                Command.of(Words.say("command.usual-size"), "Shortcut+0", () -> look.change(now -> now.withZoom(1))),
                Command.of(Words.say("command.density"), look::toggleDensity),
                theme(look, Words.say("command.theme-system"), ThemeWish.AS_THE_SYSTEM),
                theme(look, Words.say("command.theme-light"), ThemeWish.LIGHT),
                theme(look, Words.say("command.theme-dark"), ThemeWish.DARK));
    }

    private static Command theme(Look look, String title, ThemeWish wish) {
        return Command.of(title, () -> look.wish(wish)).where(() -> look.themeWish() != wish);
    }

    private List<Command> ofSession() {
        var session = desk.session();
        return List.of(
                Command.of(Words.say("command.undo"), "Shortcut+Z", this::undo)
                        .where(() -> !session.journal().get().past().isEmpty()),
                Command.of(Words.say("command.redo"), "Shortcut+Shift+Z", this::redo)
                        .where(() -> !session.journal().get().future().isEmpty()),
                Command.of(Words.say("command.rescan"), "Shortcut+R", desk.scanning()::rescan)
                        .where(desk.scanning()::canRescan),
                standing(Words.say("command.production"), Standing.PRODUCTION),
                standing(Words.say("command.no-production"), Standing.ORDINARY));
    }

    private Command standing(String title, Standing standing) {
        var session = desk.session();
        return Command.of(title, () -> session.say(title, said -> said.withStanding(standing)))
                .where(() -> session.now().snapshot().isPresent()
                        && session.now().said().standing() != standing);
    }

    private List<Command> ofViews() {
        var views = new ArrayList<Command>();
        for (var entry : shell.entries()) {
            var title = Words.say("command.go-to", entry.title());
            int number = views.size() + 1;
            views.add(
                    number <= MOST_KEYS_FOR_VIEWS
                            ? Command.of(title, "Shortcut+" + number, () -> shell.show(entry.id()))
                            : Command.of(title, () -> shell.show(entry.id())));
        }
        return views;
    }

    private void openPalette() {
        var all = Stream.concat(shell.commandsHere(), commands.stream()).toList();
        shell.overlay().open(new CommandPalette(new PaletteViewModel(all), shell.overlay()::close));
    }

    private void openKeys() {
        shell.overlay().open(new KeySheet(shell.commandsHere().toList(), commands));
    }

    private void back() {
        if (!shell.back() && desk.look().now().isPresenting()) {
            desk.look().togglePresenting();
        }
    }

    void undo() {
        desk.session().undo().ifPresent(what -> desk.notices().tell(Words.say("notice.undone", what)));
    }

    void redo() {
        desk.session().redo().ifPresent(what -> desk.notices().tell(Words.say("notice.redone", what)));
    }
}

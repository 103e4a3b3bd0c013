package dev.meshward.desktop.shell;

import dev.meshward.desktop.view.Command;
import java.util.List;
import java.util.Locale;

/** Finds commands by words of their titles, in any order. */
record PaletteViewModel(List<Command> commands) {

    PaletteViewModel {
        commands = List.copyOf(commands);
    }

    /** Those that can be done now and whose title has each of these words; those that begin with the text come first. */
    List<Command> found(String text) {
        var wanted = text.strip().toLowerCase(Locale.ROOT);
        var words = List.of(wanted.split("\\s+"));
        return commands.stream()
                .filter(command -> command.isPossible().getAsBoolean())
                .filter(command -> words.stream().allMatch(title(command)::contains))
                .sorted(java.util.Comparator.comparing(
                        (Command command) -> !title(command).startsWith(wanted)))
                .toList();
    }

    private static String title(Command command) {
        return command.title().toLowerCase(Locale.ROOT);
    }
}

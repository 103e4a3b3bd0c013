package dev.meshward.dependencies.configuration;

import dev.meshward.manifest.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The command and arguments of a container or of an exec probe: flags with their values, or a script for a shell. */
final class Arguments {

    private static final Set<String> SHELLS = Set.of("sh", "bash", "ash", "dash", "zsh", "ksh", "fish", "busybox");

    private final Variables variables;
    private final Origin origin;
    private final List<Setting> settings = new ArrayList<>();

    private Arguments(Variables variables, Origin origin) {
        this.variables = variables;
        this.origin = origin;
    }

    static List<Setting> read(List<Field> words, Variables variables, Origin origin) {
        var arguments = new Arguments(variables, origin);
        arguments.readAll(words);
        return arguments.settings;
    }

    private void readAll(List<Field> words) {
        boolean shell = false;
        for (int i = 0; i < words.size(); i++) {
            var text = variables.expand(words.get(i).textOr(""));
            if (isScript(text, shell)) {
                readScript(text, words.get(i));
            } else if (!shell || !text.startsWith("-")) {
                i += readWord(text, words, i);
            }
            shell = (shell || isShell(text)) && (isShell(text) || text.startsWith("-"));
        }
    }

    private static boolean isShell(String text) {
        return SHELLS.contains(text.substring(text.lastIndexOf('/') + 1));
    }

    /** What follows {@code sh -c}, and whatever only a shell would understand. */
    private static boolean isScript(String text, boolean afterShell) {
        return (afterShell && !text.startsWith("-") && !isShell(text) && text.indexOf(' ') > 0)
                || text.indexOf('\n') >= 0
                || text.contains(" && ")
                || text.contains("; ")
                || text.contains(" | ");
    }

    private void readScript(String text, Field field) {
        settings.addAll(Script.read(text, field, variables, origin == Origin.PROBE ? Origin.PROBE : Origin.SCRIPT));
    }

    /** Reads one word, or a flag with the word after it; returns how many words more than one were used up. */
    private int readWord(String text, List<Field> words, int i) {
        int equals = text.indexOf('=');
        int scheme = text.indexOf("://");
        if (equals > 0 && (scheme < 0 || equals < scheme) && isKey(text.substring(0, equals))) {
            add(text.substring(0, equals), text.substring(equals + 1), words.get(i));
            return 0;
        }
        if (text.startsWith("-") && equals < 0 && text.indexOf(' ') < 0 && i + 1 < words.size()) {
            var next = variables.expand(words.get(i + 1).textOr(""));
            if (!next.startsWith("-")) {
                add(text, next, words.get(i + 1));
                return 1;
            }
        }
        add("", text, words.get(i));
        return 0;
    }

    private static boolean isKey(String text) {
        return text.chars().allMatch(c -> Character.isLetterOrDigit(c) || c == '-' || c == '_' || c == '.');
    }

    private void add(String key, String text, Field field) {
        settings.add(new Setting("", key, text.strip(), Spot.at(field), origin, Spread.own()));
    }
}

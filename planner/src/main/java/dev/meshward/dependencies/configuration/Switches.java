package dev.meshward.dependencies.configuration;

import dev.meshward.dependencies.address.KeyWords;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Settings that say that something is off: {@code ENABLE_TRACING=0}, {@code tracing.enabled: false}. */
final class Switches {

    private static final Set<String> OFF = Set.of("0", "false", "off", "no", "disabled");
    private static final Set<String> ON = Set.of("1", "true", "on", "yes");
    private static final Set<String> ENABLES = Set.of("enable", "enabled", "use", "activate", "active");
    private static final Set<String> DISABLES = Set.of("disable", "disabled", "no");
    private static final Pattern INLINE = Pattern.compile("-D([\\w.-]+\\.)enabled=false");

    private final List<Set<String>> subjects = new ArrayList<>();
    private final Set<String> parents = new HashSet<>();

    void note(Setting setting) {
        var text = setting.text();
        if (text.length() <= 8) {
            noteSwitch(setting, text.toLowerCase(Locale.ROOT));
        } else if (text.contains(".enabled=false")) {
            noteInline(text);
        }
    }

    private void noteSwitch(Setting setting, String value) {
        if (!OFF.contains(value) && !ON.contains(value)) {
            return;
        }
        var words = new ArrayList<>(KeyWords.of(setting.key()));
        boolean off = OFF.contains(value) ? words.removeAll(ENABLES) : words.removeAll(DISABLES);
        if (off && !words.isEmpty()) {
            subjects.add(Set.copyOf(words));
        } else if (off && !setting.parent().isEmpty()) {
            parents.add(setting.parent());
        }
    }

    /** {@code -Dspring.zipkin.enabled=false}: the last word before says what is off. */
    private void noteInline(String text) {
        var inline = INLINE.matcher(text);
        while (inline.find()) {
            var words = KeyWords.of(inline.group(1));
            if (!words.isEmpty()) {
                subjects.add(Set.of(words.getLast()));
            }
        }
    }

    boolean turnOff(Setting setting) {
        if (!parents.isEmpty() && isUnder(setting.parent())) {
            return true;
        }
        return !subjects.isEmpty() && isAbout(setting);
    }

    private boolean isUnder(String parent) {
        for (var path = parent; !path.isEmpty(); path = path.substring(0, Math.max(0, path.lastIndexOf('.')))) {
            if (parents.contains(path)) {
                return true;
            }
        }
        return false;
    }

    private boolean isAbout(Setting setting) {
        var words = KeyWords.of(setting.key());
        return subjects.stream().anyMatch(words::containsAll);
    }
}

package dev.meshward.dependencies.configuration;

import dev.meshward.dependencies.address.Address;
import dev.meshward.dependencies.address.Address.Form;
import dev.meshward.dependencies.address.AddressReader;
import dev.meshward.dependencies.address.KeyMeaning;
import dev.meshward.dependencies.address.KeyWords;
import dev.meshward.dependencies.naming.ServiceNames;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Settings that are read together: the environment of a container, the arguments, a file. A port in a setting of its
 * own completes the host beside it, and a switch turns off what stands beside it.
 */
final class SettingGroup {

    private static final int LONGEST_PORT = 5;

    private final Map<String, Integer> portByStem = new HashMap<>();
    private final Switches switches = new Switches();
    private final List<Setting> settings;

    private SettingGroup(List<Setting> settings) {
        this.settings = settings;
        settings.forEach(this::noteNeighbour);
    }

    /** The addresses in these settings, each with the port that belongs to it. */
    static List<Mention> mentions(List<Setting> settings, ServiceNames names) {
        var group = new SettingGroup(settings);
        var mentions = new ArrayList<Mention>();
        for (var setting : group.settings) {
            for (var address : AddressReader.read(setting.text())) {
                if (address.form() != Form.BARE
                        || names.mayResolve(address.host())
                        || group.hasPorts()
                        || isHostElsewhere(setting, address)) {
                    mentions.add(group.mention(setting, address));
                }
            }
        }
        return mentions;
    }

    private static boolean isHostElsewhere(Setting setting, Address address) {
        return setting.origin().isOwn() && address.host().indexOf('.') > 0 && KeyMeaning.asksForHost(setting.key());
    }

    private boolean hasPorts() {
        return !portByStem.isEmpty();
    }

    private void noteNeighbour(Setting setting) {
        var text = setting.text();
        if (text.length() <= LONGEST_PORT && !text.isEmpty() && Character.isDigit(text.charAt(0))) {
            notePort(setting);
        }
        switches.note(setting);
    }

    private void notePort(Setting setting) {
        var words = KeyWords.of(setting.key());
        int port = portIn(setting.text());
        int at = Math.max(words.lastIndexOf("port"), words.lastIndexOf("value"));
        if (port > 0 && words.contains("port") && at >= words.size() - 2) {
            portByStem.putIfAbsent(stem(setting.parent(), words.subList(0, words.lastIndexOf("port"))), port);
        }
    }

    private static int portIn(String text) {
        try {
            int port = Integer.parseInt(text);
            return port <= 65_535 ? port : 0;
        } catch (NumberFormatException _) {
            return 0;
        }
    }

    private static String stem(String parent, List<String> words) {
        return parent + "/" + String.join(" ", words);
    }

    private Mention mention(Setting setting, Address address) {
        boolean off = switches.turnOff(setting);
        if (address.port() != 0) {
            return Mention.of(setting, address, false, off);
        }
        int port = portBeside(setting);
        return port == 0
                ? Mention.of(setting, address, false, off)
                : Mention.of(setting, address.withPort(port), true, off);
    }

    /** The port under the same stem: {@code DB_HOST} and {@code DB_PORT}, {@code DB} and {@code DB_PORT}. */
    private int portBeside(Setting setting) {
        if (portByStem.isEmpty()) {
            return 0;
        }
        var words = KeyWords.of(setting.key());
        if (words.isEmpty()) {
            return 0;
        }
        var whole = portByStem.get(stem(setting.parent(), words));
        // DB_USER and DB_PORT share a stem as well, so the word that is left off has to mean an address.
        var shorter = KeyMeaning.of(words.getLast()) == KeyMeaning.ADDRESS
                ? portByStem.get(stem(setting.parent(), words.subList(0, words.size() - 1)))
                : null;
        return whole != null ? whole : shorter == null ? 0 : shorter;
    }
}

package dev.meshward.dependencies.configuration;

import dev.meshward.dependencies.address.Address;
import dev.meshward.dependencies.address.KeyMeaning;

/**
 * An address that a workload's configuration names.
 *
 * @param meaning what the nearest name says: the word inside the text, else the key, else what holds it
 * @param paired its port stood in a setting of its own
 * @param switchedOff a setting beside it turns off what it is for
 */
public record Mention(Setting setting, Address address, KeyMeaning meaning, boolean paired, boolean switchedOff) {

    static Mention of(Setting setting, Address address, boolean paired, boolean switchedOff) {
        return new Mention(setting, address, meaning(setting, address), paired, switchedOff);
    }

    private static KeyMeaning meaning(Setting setting, Address address) {
        var inner = KeyMeaning.of(address.key());
        if (inner != KeyMeaning.SILENT) {
            return inner;
        }
        var own = KeyMeaning.of(setting.key());
        return own == KeyMeaning.SILENT ? KeyMeaning.of(lastOf(setting.parent())) : own;
    }

    private static String lastOf(String path) {
        return path.substring(path.lastIndexOf('.') + 1);
    }

    /** The same mention of the same text, where another object has it. */
    Mention in(Setting other) {
        return new Mention(other, address, meaning, paired, switchedOff);
    }

    /** The name people find it by. */
    public String name() {
        return setting.path().isEmpty() ? address.key() : setting.path();
    }
}

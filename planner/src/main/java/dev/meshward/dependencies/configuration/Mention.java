package dev.meshward.dependencies.configuration;

import dev.meshward.dependencies.address.Address;
import dev.meshward.dependencies.address.KeyMeaning;

/**
 * An address that a workload's configuration names.
 *
 * @param paired its port stood in a setting of its own
 * @param switchedOff a setting beside it turns off what it is for
 */
public record Mention(Setting setting, Address address, boolean paired, boolean switchedOff) {

    /** What the nearest name says: the word inside the text, else the key, else what holds it. */
    public KeyMeaning meaning() {
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

    /** The name people find it by. */
    public String name() {
        if (!setting.path().isEmpty()) {
            return setting.path();
        }
        return address.key();
    }
}

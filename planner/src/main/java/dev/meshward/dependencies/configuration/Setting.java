package dev.meshward.dependencies.configuration;

/**
 * A named value that a program reads.
 *
 * @param parent the path of what holds it, in files; empty elsewhere
 * @param key its name; empty for positional arguments and lines of scripts
 */
public record Setting(String parent, String key, String text, Spot spot, Origin origin, Spread spread) {

    public Setting withText(String other) {
        return new Setting(parent, key, other, spot, origin, spread);
    }

    /** The path for people: {@code spring.datasource.url}. */
    public String path() {
        return parent.isEmpty() ? key : parent + "." + key;
    }
}

package dev.meshward.dependencies.syntax;

/**
 * One value of a configuration file.
 *
 * @param parent the path of whatever holds it: {@code spring.datasource}; empty at the top
 * @param key its own name: {@code url}; for an item of a list, the name of the list
 * @param line counted from 0, within the file
 */
public record Leaf(String parent, String key, int line, String text) {

    /** The whole path: {@code spring.datasource.url}. */
    public String path() {
        return parent.isEmpty() ? key : parent + "." + key;
    }
}

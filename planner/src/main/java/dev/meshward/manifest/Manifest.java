package dev.meshward.manifest;

/**
 * One Kubernetes object as it was read or as it will be written.
 *
 * @param file the file it came from (see {@link Place#file()}); empty for objects we made
 * @param apiVersion group and version as written
 * @param key identity; its namespace is the effective one, the default namespace filled in
 * @param content the whole object, {@code apiVersion} and {@code kind} included
 */
public record Manifest(String file, String apiVersion, ObjectKey key, Mapping content) {

    /** An object of ours, which comes from no file; identity is read from its content. */
    public static Manifest made(Mapping content) {
        var root = Field.of("", content);
        var apiVersion = root.at("apiVersion").textOr("");
        var key = new ObjectKey(
                ObjectKey.groupOf(apiVersion),
                root.at("kind").textOr(""),
                root.at("metadata", "namespace").textOr(""),
                root.at("metadata", "name").textOr(""));
        return new Manifest("", apiVersion, key, content);
    }

    /** The whole object as a field, to read from. */
    public Field root() {
        return Field.of(file, content);
    }

    /** The field below these keys; absent fields are fields too. */
    public Field at(String... keys) {
        return root().at(keys);
    }

    public Field label(String name) {
        return at("metadata", "labels", name);
    }

    public Field annotation(String name) {
        return at("metadata", "annotations", name);
    }

    /** The place of the object itself. */
    public Place place() {
        return new Place(file, content.line(), "");
    }

    /** The same object with other content; identity and file stay. */
    public Manifest withContent(Mapping changed) {
        return new Manifest(file, apiVersion, key, changed);
    }
}

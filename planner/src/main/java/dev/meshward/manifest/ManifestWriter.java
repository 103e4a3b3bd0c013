package dev.meshward.manifest;

/** Writes trees as YAML or JSON. The same tree gives the same text, byte for byte, and reading it back gives the tree. */
public final class ManifestWriter {

    private ManifestWriter() {}

    /** Block style, keys in the order of the mapping, ending in a line break. */
    public static String yaml(Mapping mapping) {
        var text = new StringBuilder();
        new YamlWriting(text).document(mapping);
        return text.toString();
    }

    /** Indented by two spaces, keys in the order of the mapping, ending in a line break. */
    public static String json(Value value) {
        var text = new StringBuilder();
        new JsonWriting(text).indented(value, 0);
        return text.append('\n').toString();
    }

    /** Without any blanks, on one line. */
    public static String compactJson(Value value) {
        var text = new StringBuilder();
        new JsonWriting(text).compact(value);
        return text.toString();
    }
}

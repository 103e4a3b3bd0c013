package dev.meshward.manifest;

/** Writes a tree as YAML in block style, two spaces a level, list items indented below their key. */
final class YamlWriting {

    /** YAML readers look at most 1,024 characters ahead for the colon of a key. */
    private static final int LONGEST_SIMPLE_KEY = 1000;

    private final StringBuilder text;
    private final JsonWriting quoting;

    YamlWriting(StringBuilder text) {
        this.text = text;
        this.quoting = new JsonWriting(text);
    }

    void document(Mapping mapping) {
        if (mapping.isEmpty()) {
            text.append("{}\n");
        } else {
            mapping(mapping, 0);
        }
    }

    private void mapping(Mapping mapping, int indent) {
        for (int i = 0; i < mapping.size(); i++) {
            if (i > 0) {
                text.repeat(' ', indent);
            }
            key(mapping.keys().get(i), indent);
            below(mapping.values().get(i), indent);
        }
    }

    private void key(String key, int indent) {
        if (key.length() <= LONGEST_SIMPLE_KEY) {
            inline(key);
        } else {
            text.append("? ");
            quoting.quoted(key);
            text.append('\n').repeat(' ', indent);
        }
        text.append(':');
    }

    /** The value of a key: scalars and empty collections on the line of the key, others below it. */
    private void below(Value value, int indent) {
        switch (value) {
            case Mapping mapping
            when !mapping.isEmpty() -> {
                text.append('\n').repeat(' ', indent + 2);
                mapping(mapping, indent + 2);
            }
            case Value.Sequence sequence
            when !sequence.items().isEmpty() -> {
                text.append('\n').repeat(' ', indent + 2);
                sequence(sequence, indent + 2);
            }
            default -> {
                text.append(' ');
                leaf(value, indent + 2);
            }
        }
    }

    private void sequence(Value.Sequence sequence, int indent) {
        for (int i = 0; i < sequence.items().size(); i++) {
            if (i > 0) {
                text.repeat(' ', indent);
            }
            text.append("- ");
            item(sequence.items().get(i), indent + 2);
        }
    }

    private void item(Value value, int indent) {
        switch (value) {
            case Mapping mapping when !mapping.isEmpty() -> mapping(mapping, indent);
            case Value.Sequence sequence when !sequence.items().isEmpty() -> sequence(sequence, indent);
            default -> leaf(value, indent);
        }
    }

    private void leaf(Value value, int indent) {
        switch (value) {
            case Mapping _ -> text.append("{}");
            case Value.Sequence _ -> text.append("[]");
            case Value.Text words
            when PlainText.isLiteralBlock(words.asText()) -> {
                literalBlock(words.asText(), indent);
                return;
            }
            case Value.Text words -> inline(words.asText());
            case Value.Scalar scalar -> quoting.compact(scalar);
        }
        text.append('\n');
    }

    private void inline(String words) {
        if (PlainText.isPlain(words)) {
            text.append(words);
        } else {
            quoting.quoted(words);
        }
    }

    /** {@code |-} without, {@code |} with one, {@code |+} with several line breaks at the end. */
    private void literalBlock(String words, int indent) {
        text.append('|');
        if (words.startsWith(" ") || words.startsWith("\n") || words.startsWith("\t")) {
            text.append('2');
        }
        boolean isOpen = !words.endsWith("\n");
        text.append(isOpen ? "-" : words.endsWith("\n\n") ? "+" : "").append('\n');
        var lines = isOpen ? words : words.substring(0, words.length() - 1);
        lines.lines().forEach(line -> {
            if (!line.isEmpty()) {
                text.repeat(' ', indent).append(line);
            }
            text.append('\n');
        });
        // String.lines passes over one last empty line; a block that ends in empty lines needs every one of them.
        if (lines.endsWith("\n")) {
            text.append('\n');
        }
    }
}

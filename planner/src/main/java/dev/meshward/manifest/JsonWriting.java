package dev.meshward.manifest;

/** Writes a tree as JSON. Characters beyond ASCII stay as they are, except where JSON or its readers want an escape. */
final class JsonWriting {

    private final StringBuilder text;

    JsonWriting(StringBuilder text) {
        this.text = text;
    }

    void compact(Value value) {
        switch (value) {
            case Mapping mapping -> {
                text.append('{');
                for (int i = 0; i < mapping.size(); i++) {
                    text.append(i == 0 ? "" : ",");
                    quoted(mapping.keys().get(i));
                    text.append(':');
                    compact(mapping.values().get(i));
                }
                text.append('}');
            }
            case Value.Sequence sequence -> {
                text.append('[');
                for (int i = 0; i < sequence.items().size(); i++) {
                    text.append(i == 0 ? "" : ",");
                    compact(sequence.items().get(i));
                }
                text.append(']');
            }
            case Value.Scalar scalar -> scalar(scalar);
        }
    }

    void indented(Value value, int indent) {
        switch (value) {
            case Mapping mapping
            when !mapping.isEmpty() -> {
                text.append('{');
                for (int i = 0; i < mapping.size(); i++) {
                    nextLine(i, indent + 2);
                    quoted(mapping.keys().get(i));
                    text.append(": ");
                    indented(mapping.values().get(i), indent + 2);
                }
                close('}', indent);
            }
            case Value.Sequence sequence
            when !sequence.items().isEmpty() -> {
                text.append('[');
                for (int i = 0; i < sequence.items().size(); i++) {
                    nextLine(i, indent + 2);
                    indented(sequence.items().get(i), indent + 2);
                }
                close(']', indent);
            }
            default -> compact(value);
        }
    }

    private void nextLine(int position, int indent) {
        text.append(position == 0 ? "\n" : ",\n").repeat(' ', indent);
    }

    private void close(char bracket, int indent) {
        text.append('\n').repeat(' ', indent).append(bracket);
    }

    private void scalar(Value.Scalar scalar) {
        switch (scalar) {
            case Value.Nothing _ -> text.append("null");
            case Value.Truth truth -> text.append(truth.isTrue());
            case Value.Numeric number when PlainScalar.isJsonNumber(number.asText()) -> text.append(number.asText());
            case Value.Numeric number -> quoted(number.asText());
            case Value.Text words -> quoted(words.asText());
        }
    }

    void quoted(String words) {
        text.append('"');
        int plainUntil = plainUntil(words);
        text.append(words, 0, plainUntil);
        for (int i = plainUntil; i < words.length(); i++) {
            character(words, i);
        }
        text.append('"');
    }

    /** Where the first character stands that may need more than itself; most words have none, and are copied whole. */
    private static int plainUntil(String words) {
        int at = 0;
        while (at < words.length() && isPlain(words.charAt(at))) {
            at++;
        }
        return at;
    }

    private static boolean isPlain(char character) {
        return character >= ' ' && character < 0x7F && character != '"' && character != '\\';
    }

    private void character(String words, int at) {
        char character = words.charAt(at);
        switch (character) {
            case '"' -> text.append("\\\"");
            case '\\' -> text.append("\\\\");
            case '\n' -> text.append("\\n");
            case '\r' -> text.append("\\r");
            case '\t' -> text.append("\\t");
            default -> {
                if (needsEscape(words, at)) {
                    text.append("\\u").append("%04x".formatted((int) character));
                } else {
                    text.append(character);
                }
            }
        }
    }

    /** Control characters, line breaks of other standards, byte order marks, and halves of surrogate pairs. */
    private static boolean needsEscape(String words, int at) {
        char character = words.charAt(at);
        if (Character.isSurrogate(character)) {
            return !isPaired(words, at);
        }
        return character < ' '
                || (character >= 0x7F && character <= 0xA0)
                || character == 0x2028
                || character == 0x2029
                || character == 0xFEFF
                || character >= 0xFFFE;
    }

    private static boolean isPaired(String words, int at) {
        char character = words.charAt(at);
        return Character.isHighSurrogate(character)
                ? at + 1 < words.length() && Character.isLowSurrogate(words.charAt(at + 1))
                : at > 0 && Character.isHighSurrogate(words.charAt(at - 1));
    }
}

package dev.meshward.desktop.translate;

import dev.meshward.manifest.DataReader;
import dev.meshward.manifest.Field;
import dev.meshward.manifest.ManifestWriter;
import dev.meshward.manifest.Mapping;
import dev.meshward.manifest.ObjectKey;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * Objects as one text, in which every field has its line.
 *
 * @param text of all objects, documents of YAML
 */
record Side(String text, Map<ObjectKey, Field> fields, Map<ObjectKey, Integer> offsets) {

    Side {
        fields = Map.copyOf(fields);
        offsets = Map.copyOf(offsets);
    }

    /** The line of this field, or of the nearest one around it that is written; 0 for an object that is not here. */
    int line(ObjectKey object, String path) {
        var field = fields.get(object);
        var offset = offsets.get(object);
        return field == null || offset == null
                ? 0
                : offset + field.follow(path).place().line();
    }

    /** The line an object begins on; 0 where it is not here. */
    int line(ObjectKey object) {
        return offsets.getOrDefault(object, -1) + 1;
    }

    /** Puts objects one below the other. */
    static final class Writing {

        private final StringBuilder text = new StringBuilder();
        private final Map<ObjectKey, Field> fields = new HashMap<>();
        private final Map<ObjectKey, Integer> offsets = new HashMap<>();
        private int lines;

        /** @param note a line before it, such as where it comes from; empty for none */
        void add(ObjectKey key, Mapping content, String note) {
            if (!text.isEmpty()) {
                append("---\n");
            }
            if (!note.isEmpty()) {
                append("# " + note.replaceAll("\\s+", " ") + "\n");
            }
            var yaml = ManifestWriter.yaml(content);
            offsets.putIfAbsent(key, lines);
            DataReader.yaml("", yaml.getBytes(StandardCharsets.UTF_8)).documents().stream()
                    .findFirst()
                    .ifPresent(field -> fields.putIfAbsent(key, field));
            append(yaml);
        }

        private void append(String more) {
            text.append(more);
            lines += (int) more.chars().filter(each -> each == '\n').count();
        }

        Side done() {
            return new Side(text.toString(), fields, offsets);
        }
    }
}

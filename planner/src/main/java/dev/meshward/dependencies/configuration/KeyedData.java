package dev.meshward.dependencies.configuration;

import dev.meshward.cluster.ClusterSnapshot;
import dev.meshward.manifest.Field;
import dev.meshward.manifest.Manifest;
import dev.meshward.manifest.ObjectKey;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The texts of ConfigMaps and Secrets by key. Each object is looked through once, however many pods use it. */
public final class KeyedData {

    /** One entry of a ConfigMap or Secret, as text. */
    public record Entry(ObjectKey map, String key, String text, Field field) {
        String unit() {
            return map + "#" + key;
        }
    }

    private final ClusterSnapshot snapshot;
    private final Map<ObjectKey, List<Entry>> entriesByObject = new ConcurrentHashMap<>();

    public KeyedData(ClusterSnapshot snapshot) {
        this.snapshot = snapshot;
    }

    static ObjectKey configMap(String namespace, String name) {
        return new ObjectKey("", "ConfigMap", namespace, name);
    }

    static ObjectKey secret(String namespace, String name) {
        return new ObjectKey("", "Secret", namespace, name);
    }

    /** All entries; none where the object is not in the snapshot. */
    public List<Entry> entries(ObjectKey key) {
        return entriesByObject.computeIfAbsent(
                key, wanted -> snapshot.object(wanted).map(KeyedData::read).orElse(List.of()));
    }

    Optional<Entry> entry(ObjectKey object, String key) {
        return entries(object).stream().filter(entry -> entry.key().equals(key)).findFirst();
    }

    private static List<Entry> read(Manifest object) {
        boolean secret = object.key().kind().equals("Secret");
        var entries = new ArrayList<Entry>();
        for (var field : object.at("data").entries()) {
            var text = field.textOr("");
            entries.add(new Entry(object.key(), field.key(), secret ? decoded(text) : text, field));
        }
        for (var field : object.at("stringData").entries()) {
            entries.add(new Entry(object.key(), field.key(), field.textOr(""), field));
        }
        return List.copyOf(entries);
    }

    /** Secrets are written in base64; a snapshot may keep an address in them readable. */
    private static String decoded(String text) {
        try {
            var bytes = Base64.getMimeDecoder().decode(text);
            var plain = new String(bytes, StandardCharsets.UTF_8);
            return isText(plain) ? plain : text;
        } catch (IllegalArgumentException _) {
            return text;
        }
    }

    private static boolean isText(String plain) {
        return !plain.isEmpty()
                && plain.chars().allMatch(c -> (c >= ' ' && c != 0xFFFD) || c == '\n' || c == '\t' || c == '\r');
    }
}

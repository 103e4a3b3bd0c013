package dev.meshward.scan;

import dev.meshward.manifest.Manifest;
import dev.meshward.manifest.Mapping;
import dev.meshward.manifest.Value;
import dev.meshward.scan.secrets.HiddenValues;
import dev.meshward.scan.secrets.KeyName;
import dev.meshward.scan.secrets.SecretText;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * Hides every secret of a cluster before anything else sees the cluster. Objects must come in a fixed order, since the
 * tokens are numbered as the secrets are met.
 */
final class Scrubbing {

    private final SecretText secrets;

    Scrubbing() {
        this(new HiddenValues());
    }

    private Scrubbing(HiddenValues hidden) {
        this.secrets = new SecretText(hidden);
    }

    /**
     * Scrubs objects as if one after the other, on several threads. Most hold no secret, and what becomes of those does
     * not depend on the others; the rest is done again, in order, so that the tokens are numbered in order.
     */
    List<Manifest> scrubAll(List<Manifest> manifests) {
        var harmless = manifests.parallelStream().map(Scrubbing::withoutSecrets).toList();
        var scrubbed = new ArrayList<Manifest>(manifests.size());
        for (int i = 0; i < manifests.size(); i++) {
            var manifest = manifests.get(i);
            scrubbed.add(harmless.get(i).orElseGet(() -> scrub(manifest)));
        }
        return scrubbed;
    }

    private static Optional<Manifest> withoutSecrets(Manifest manifest) {
        var hidden = new HiddenValues();
        var scrubbed = new Scrubbing(hidden).scrub(manifest);
        return hidden.isUnused() ? Optional.of(scrubbed) : Optional.empty();
    }

    Manifest scrub(Manifest manifest) {
        var scrubbed = switch (manifest.key().group() + "/" + manifest.key().kind()) {
            case "/Secret" -> secret(manifest.content());
            case "/ConfigMap" -> configMap(manifest.content());
            default ->
                object(manifest.content(), FixedMeaning.isIn(manifest.key().group()));
        };
        return scrubbed == manifest.content() ? manifest : manifest.withContent(scrubbed);
    }

    private Mapping secret(Mapping content) {
        var scrubbed = entries(content, "data", this::encoded);
        scrubbed = entries(scrubbed, "stringData", secrets::ofSecret);
        return metadata(scrubbed);
    }

    /** The value stays in base64, so that the object keeps its form. */
    private String encoded(String key, String value) {
        var decoded = decoded(value);
        var scrubbed = decoded.map(text -> secrets.ofSecret(key, text)).orElseGet(() -> secrets.binary(value));
        return Base64.getEncoder().encodeToString(scrubbed.getBytes(StandardCharsets.UTF_8));
    }

    private static Optional<String> decoded(String value) {
        try {
            var text = new String(Base64.getMimeDecoder().decode(value), StandardCharsets.UTF_8);
            boolean isText = text.chars().allMatch(c -> c >= ' ' && c != 0xFFFD || c == '\n' || c == '\t' || c == '\r');
            return isText ? Optional.of(text) : Optional.empty();
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private Mapping configMap(Mapping content) {
        var scrubbed = entries(content, "data", secrets::setting);
        scrubbed = entries(scrubbed, "binaryData", (_, value) -> secrets.binary(value));
        return metadata(scrubbed);
    }

    private Mapping metadata(Mapping content) {
        if (!(content.get("metadata").orElse(null) instanceof Mapping metadata)) {
            return content;
        }
        var scrubbed = entries(metadata, "annotations", secrets::setting);
        return scrubbed == metadata ? content : content.with("metadata", scrubbed);
    }

    /** Changes the scalars of the mapping under {@code key}; whatever else stands there cannot be used and goes. */
    private static Mapping entries(Mapping content, String key, BiFunction<String, String, String> scrub) {
        var found = content.get(key).orElse(new Value.Nothing(0));
        if (found instanceof Value.Nothing) {
            return content;
        }
        if (!(found instanceof Mapping mapping)) {
            return content.with(key, new Value.Nothing(found.line()));
        }
        var building = Mapping.building(mapping.line());
        boolean changed = false;
        for (int i = 0; i < mapping.size(); i++) {
            var name = mapping.keys().get(i);
            var value = mapping.values().get(i);
            var scrubbed = value instanceof Value.Scalar scalar
                    ? text(scalar, scrub.apply(name, scalar.asText()))
                    : new Value.Nothing(value.line());
            changed |= scrubbed != value;
            building.append(name, scrubbed);
        }
        return changed ? content.with(key, building.build()) : content;
    }

    private static Value text(Value.Scalar scalar, String scrubbed) {
        return scrubbed.equals(scalar.asText()) ? scalar : new Value.Text(scrubbed, scalar.line());
    }

    private Mapping object(Mapping content, boolean structured) {
        var scrubbed = content;
        for (int i = 0; i < content.size(); i++) {
            var key = content.keys().get(i);
            var value = content.values().get(i);
            if (key.equals("metadata")) {
                scrubbed = metadata(scrubbed);
            } else {
                var changed = value(key, value, structured);
                scrubbed = changed == value ? scrubbed : scrubbed.with(key, changed);
            }
        }
        return scrubbed;
    }

    private Value value(String key, Value value, boolean structured) {
        if (FixedMeaning.isName(key)) {
            return value;
        }
        return switch (value) {
            case Mapping mapping when key.equals("annotations") -> annotations(mapping);
            case Mapping mapping -> mapping(mapping, structured);
            case Value.Sequence sequence -> sequence(key, sequence, structured);
            case Value.Text text ->
                text(text, structured ? secrets.structural(text.asText()) : free(key, text.asText()));
            case Value.Numeric number
            when !structured && KeyName.isSecret(key) -> text(number, free(key, number.asText()));
            case Value.Scalar scalar -> scalar;
        };
    }

    /** In a custom resource the field {@code key} names an entry of something else. */
    private String free(String key, String text) {
        return key.equals("key") ? secrets.structural(text) : secrets.setting(key, text);
    }

    private Value annotations(Mapping mapping) {
        var wrapped = Mapping.building(0).append("annotations", mapping).build();
        return entries(wrapped, "annotations", secrets::setting)
                .get("annotations")
                .orElse(mapping);
    }

    private Mapping mapping(Mapping mapping, boolean structured) {
        var named = mapping.get("name").orElse(null) instanceof Value.Scalar name ? name.asText() : "";
        Mapping scrubbed = mapping;
        for (int i = 0; i < mapping.size(); i++) {
            var key = mapping.keys().get(i);
            var value = mapping.values().get(i);
            boolean isSetting = key.equals("value") && !named.isEmpty() && value instanceof Value.Scalar;
            var changed = isSetting ? setting(named, (Value.Scalar) value) : value(key, value, structured);
            scrubbed = changed == value ? scrubbed : scrubbed.with(key, changed);
        }
        return scrubbed;
    }

    /** {@code name: DB_PASSWORD, value: x}: an environment variable, a header, a parameter. */
    private Value setting(String name, Value.Scalar value) {
        return text(value, secrets.setting(name, value.asText()));
    }

    private Value sequence(String key, Value.Sequence sequence, boolean structured) {
        boolean isCommand = key.equals("args") || key.equals("command");
        var items = new ArrayList<Value>(sequence.items().size());
        boolean changed = false;
        var before = "";
        for (var item : sequence.items()) {
            var scrubbed = isCommand && item instanceof Value.Scalar scalar
                    ? text(scalar, secrets.argument(before, scalar.asText()))
                    : value(key, item, structured);
            before = item instanceof Value.Scalar scalar ? scalar.asText() : "";
            changed |= scrubbed != item;
            items.add(scrubbed);
        }
        return changed ? new Value.Sequence(items, sequence.line()) : sequence;
    }
}

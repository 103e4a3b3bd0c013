package dev.meshward.testing.simulator;

import dev.meshward.testing.crd.PlainData;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which object.
 *
 * @param type group and kind, such as {@code apps/Deployment} and {@code /Service}
 * @param namespace empty for objects of the whole cluster
 */
public record Name(String type, String namespace, String name) {

    static Name of(Map<String, @Nullable Object> object) {
        var metadata = PlainData.map(object.get("metadata"));
        var version = PlainData.text(object.get("apiVersion"));
        var group = version.contains("/") ? version.substring(0, version.indexOf('/')) : "";
        return new Name(
                group + "/" + PlainData.text(object.get("kind")),
                PlainData.text(metadata.get("namespace")),
                PlainData.text(metadata.get("name")));
    }

    String group() {
        return type.substring(0, type.indexOf('/'));
    }

    String kind() {
        return type.substring(type.indexOf('/') + 1);
    }

    /** As steps write it: {@code deployment shop/cart}. */
    String inSteps() {
        return kind().toLowerCase(Locale.ROOT) + " " + (namespace.isEmpty() ? "" : namespace + "/") + name;
    }
}

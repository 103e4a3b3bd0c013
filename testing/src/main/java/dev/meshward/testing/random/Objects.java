package dev.meshward.testing.random;

import java.util.LinkedHashMap;
import java.util.Map;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.common.FlowStyle;

/** Kubernetes objects as ordered maps, and as YAML text. */
final class Objects {

    private Objects() {}

    /** An ordered, changeable map of these keys and values. */
    static Map<String, Object> map(Object... keysAndValues) {
        var map = new LinkedHashMap<String, Object>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            map.put((String) keysAndValues[i], keysAndValues[i + 1]);
        }
        return map;
    }

    static Map<String, Object> object(String apiVersion, String kind, String namespace, String name) {
        var metadata = map("name", name);
        if (!namespace.isEmpty()) {
            metadata.put("namespace", namespace);
        }
        return map("apiVersion", apiVersion, "kind", kind, "metadata", metadata);
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> below(Map<String, Object> map, String... keys) {
        var at = map;
        for (var key : keys) {
            at = (Map<String, Object>) at.computeIfAbsent(key, _ -> map());
        }
        return at;
    }

    static Map<String, Object> labels(Map<String, Object> object) {
        return below(object, "metadata", "labels");
    }

    static Map<String, Object> annotations(Map<String, Object> object) {
        return below(object, "metadata", "annotations");
    }

    static String yaml(Map<String, Object> object) {
        var settings = DumpSettings.builder()
                .setDefaultFlowStyle(FlowStyle.BLOCK)
                .setWidth(200)
                .build();
        return new Dump(settings).dumpToString(object);
    }
}

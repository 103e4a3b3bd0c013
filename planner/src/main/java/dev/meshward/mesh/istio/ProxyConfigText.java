package dev.meshward.mesh.istio;

import java.util.Map;
import java.util.stream.Collectors;

/**
 * The text of the annotation {@code proxy.istio.io/config}: a small YAML mapping, often written as JSON. Settings are added
 * beside those that are there; a setting that is there already is the owner's word and stays.
 */
final class ProxyConfigText {

    private ProxyConfigText() {}

    /**
     * @param present the annotation as it is; empty when absent
     * @param settings values as JSON, by name
     */
    static String with(String present, Map<String, String> settings) {
        var missing = settings.entrySet().stream()
                .filter(setting -> !present.contains(setting.getKey()))
                .toList();
        var text = present.strip();
        if (missing.isEmpty()) {
            return present;
        }
        if (text.isEmpty() || text.equals("{}")) {
            return missing.stream().map(ProxyConfigText::json).collect(Collectors.joining(", ", "{", "}"));
        }
        if (text.startsWith("{") && text.endsWith("}")) {
            return missing.stream()
                    .map(ProxyConfigText::json)
                    .collect(Collectors.joining(
                            ", ", text.substring(0, text.length() - 1).stripTrailing() + ", ", "}"));
        }
        return missing.stream()
                .map(setting -> setting.getKey() + ": " + setting.getValue())
                .collect(Collectors.joining("\n", text + "\n", "\n"));
    }

    private static String json(Map.Entry<String, String> setting) {
        return "\"" + setting.getKey() + "\": " + setting.getValue();
    }
}

package dev.meshward.scan.redaction;

import dev.meshward.manifest.Mapping;
import dev.meshward.manifest.Value;
import java.util.ArrayList;
import java.util.Set;

/** Rewrites the values of an object; its keys stay, and so do the words that have a meaning to Kubernetes. */
final class RedactedTree {

    private static final Set<String> WORDS_OF_KUBERNETES = Set.of(
            "apiVersion",
            "kind",
            "apiGroup",
            "apiGroups",
            "group",
            "resources",
            "verbs",
            "protocol",
            "appProtocol",
            "type",
            "port",
            "targetPort",
            "portName",
            "containerPort",
            "mode",
            "operator",
            "effect",
            "action",
            "restartPolicy",
            "imagePullPolicy",
            "dnsPolicy",
            "scheme",
            "path",
            "mountPath",
            "topologyKey",
            "creationTimestamp",
            "controllerName");

    private final RedactedText text;
    private final RedactedImage images = new RedactedImage();

    RedactedTree(RedactedText text) {
        this.text = text;
    }

    Mapping of(Mapping content) {
        return mapping("", content);
    }

    private Value value(String key, String around, Value value) {
        return switch (value) {
            case Mapping annotations when key.equals("annotations") -> annotations(annotations);
            case Mapping mapping -> mapping(key, mapping);
            case Value.Sequence sequence -> {
                var items = new ArrayList<Value>(sequence.items().size());
                sequence.items().forEach(item -> items.add(value(key, key, item)));
                yield new Value.Sequence(items, sequence.line());
            }
            case Value.Text words -> new Value.Text(words(key, around, words.asText()), words.line());
            case Value.Scalar scalar -> scalar;
        };
    }

    private String words(String key, String around, String words) {
        if (key.equals("image")) {
            return images.of(words);
        }
        boolean isOfPort = around.equals("ports") && key.equals("name");
        if (isOfPort || WORDS_OF_KUBERNETES.contains(key) || KnownKeys.isPublic(key)) {
            return words;
        }
        return around.equals("env") && key.equals("name") ? text.variable(words) : text.of(words);
    }

    private Mapping mapping(String around, Mapping mapping) {
        var building = Mapping.building(mapping.line());
        for (int i = 0; i < mapping.size(); i++) {
            var key = mapping.keys().get(i);
            building.append(key, value(key, around, mapping.values().get(i)));
        }
        return building.build();
    }

    /** An annotation that nothing we know reads may say anything at all. */
    private Mapping annotations(Mapping annotations) {
        var building = Mapping.building(annotations.line());
        for (int i = 0; i < annotations.size(); i++) {
            var key = annotations.keys().get(i);
            var value = annotations.values().get(i);
            if (KnownKeys.isRead(key) || !(value instanceof Value.Scalar)) {
                building.append(key, value(key, "annotations", value));
            } else {
                building.append(key, new Value.Text("text", value.line()));
            }
        }
        return building.build();
    }
}

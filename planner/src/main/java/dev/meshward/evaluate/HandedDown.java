package dev.meshward.evaluate;

import java.util.Map;

/**
 * What an injector adds to the metadata of a pod when it makes it: it stays with the pod, whatever its source says later.
 *
 * @param annotations such as those of the namespace; what the pod says itself comes first
 */
public record HandedDown(Map<String, String> labels, Map<String, String> annotations) {

    private static final HandedDown NOTHING = new HandedDown(Map.of(), Map.of());

    public HandedDown {
        labels = Map.copyOf(labels);
        annotations = Map.copyOf(annotations);
    }

    public static HandedDown nothing() {
        return NOTHING;
    }
}

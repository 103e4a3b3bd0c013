package dev.meshward.mesh.intent;

import java.util.ArrayList;
import java.util.List;

/** Spreads settings of namespaces over the pods in them, for a mesh whose namespaces hand none down. */
public final class SettingsOfPods {

    private SettingsOfPods() {}

    /** The setting itself where pods are told; where a namespace is, one for all of its pods that are not told otherwise. */
    public static List<ProxySetting> of(ProxySetting setting, List<ProxySetting> all, TargetWriting target) {
        if (!setting.place().isOnNamespace()) {
            return List.of(setting);
        }
        var spread = new ArrayList<ProxySetting>();
        for (var workload :
                target.snapshot().workloadsIn(setting.place().object().name())) {
            var place = NotePlace.ofPods(workload);
            boolean isToldItself = all.stream()
                    .anyMatch(other ->
                            other.kind() == setting.kind() && other.place().isSamePlaceAs(place));
            if (!isToldItself) {
                spread.add(new ProxySetting(setting.author(), place, setting.kind(), setting.value()));
            }
        }
        return spread;
    }
}

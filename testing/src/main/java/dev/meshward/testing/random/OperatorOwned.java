package dev.meshward.testing.random;

import static dev.meshward.testing.random.Objects.below;
import static dev.meshward.testing.random.Objects.map;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Pods whose owner is a custom resource that is not in the dump, as a namespace-scoped read leaves them. */
final class OperatorOwned {

    private OperatorOwned() {}

    static List<Map<String, Object>> pods(WorkloadDraft draft) {
        var pods = new ArrayList<Map<String, Object>>();
        for (int i = 0; i < draft.replicas; i++) {
            var one = new WorkloadDraft("Pod", draft.namespace, draft.name + "-" + i);
            one.podLabels.putAll(draft.podLabels);
            one.podAnnotations.putAll(draft.podAnnotations);
            one.podSpec.putAll(draft.podSpec);
            one.env.addAll(draft.env);
            one.envFrom.addAll(draft.envFrom);
            one.args.addAll(draft.args);
            one.shell.addAll(draft.shell);
            one.volumes.addAll(draft.volumes);
            one.mounts.addAll(draft.mounts);
            one.doors.addAll(draft.doors);
            one.image = draft.image;
            var pod = one.manifest();
            below(pod, "metadata").put("ownerReferences", List.of(owner(draft)));
            pods.add(pod);
        }
        return pods;
    }

    private static Map<String, Object> owner(WorkloadDraft draft) {
        return map(
                "apiVersion",
                "core.strimzi.io/v1beta2",
                "kind",
                draft.kind,
                "name",
                draft.name,
                "uid",
                "5a1c2d3e-0000-4000-8000-000000000002",
                "controller",
                true);
    }
}

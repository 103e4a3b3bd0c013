package dev.meshward.mesh.intent;

import dev.meshward.cluster.LabelSelector;
import dev.meshward.cluster.Workload;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The pods something is said of.
 *
 * @param namespace empty for every namespace of the mesh
 */
public record SelectedPods(Optional<String> namespace, LabelSelector labels) {

    public static SelectedPods ofMesh(LabelSelector labels) {
        return new SelectedPods(Optional.empty(), labels);
    }

    public static SelectedPods in(String namespace, LabelSelector labels) {
        return new SelectedPods(Optional.of(namespace), labels);
    }

    public static SelectedPods allIn(String namespace) {
        return in(namespace, new LabelSelector(Map.of(), List.of()));
    }

    public boolean reaches(String candidate) {
        return namespace.isEmpty() || namespace.get().equals(candidate);
    }

    public boolean selects(Workload workload) {
        return reaches(workload.namespace())
                && labels.matches(workload.template().labels());
    }

    /** {@code all pods of shop}, {@code pods of shop with app=web}. */
    public String words() {
        var where = namespace.map(name -> "of " + name).orElse("of the mesh");
        var which = String.join(
                ", ",
                labels.labels().entrySet().stream()
                        .map(label -> label.getKey() + "=" + label.getValue())
                        .sorted()
                        .toList());
        return labels.selectsEverything() ? "all pods " + where : "pods " + where + " with " + which;
    }
}

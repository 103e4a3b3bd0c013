package dev.meshward.cluster;

import dev.meshward.manifest.Field;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The template pods are made from; for a bare pod, the pod itself. A view: nothing is copied. */
public record PodTemplate(Field field) {

    public Field spec() {
        return field.at("spec");
    }

    public Map<String, String> labels() {
        return field.at("metadata", "labels").textByKey();
    }

    public Map<String, String> annotations() {
        return field.at("metadata", "annotations").textByKey();
    }

    /** The ServiceAccount; {@code default} where none is named, as Kubernetes fills it in. */
    public String serviceAccount() {
        var named = spec().at("serviceAccountName");
        return named.isPresent()
                ? named.textOr("default")
                : spec().at("serviceAccount").textOr("default");
    }

    public boolean isOnHostNetwork() {
        return spec().at("hostNetwork").isTrue();
    }

    /** The ordinary containers. */
    public List<Container> containers() {
        return spec().at("containers").items().stream().map(Container::new).toList();
    }

    public List<Container> initContainers() {
        return spec().at("initContainers").items().stream().map(Container::new).toList();
    }

    /** Containers that serve while the pod runs: the ordinary ones and native sidecars. */
    public List<Container> runningContainers() {
        return Stream.concat(containers().stream(), initContainers().stream().filter(Container::isNativeSidecar))
                .toList();
    }

    /** Init containers first, then the ordinary ones. */
    public List<Container> allContainers() {
        return Stream.concat(initContainers().stream(), containers().stream()).toList();
    }

    public List<Field> volumes() {
        return spec().at("volumes").items();
    }
}

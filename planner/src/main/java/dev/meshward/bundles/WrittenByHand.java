package dev.meshward.bundles;

import dev.meshward.cluster.PodTemplate;
import dev.meshward.cluster.Workload;
import dev.meshward.cluster.WorkloadId;
import dev.meshward.manifest.Field;
import dev.meshward.manifest.Manifest;
import dev.meshward.manifest.Mapping;
import dev.meshward.manifest.Value;
import dev.meshward.mesh.Change;
import dev.meshward.mesh.LadderIntent;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a person has to write into a pod template that cannot be changed in place: a Job's, a bare pod's, one inside a
 * list. The dialect is asked about a workload with the same pods whose template can change, and its patch is read out.
 */
record WrittenByHand(Speaker speaker, StageDraft draft) {

    private static final String ANEW = "its pod template cannot be changed in place: make it anew";

    private static final List<String> TEMPLATE = List.of("spec", "template");

    /** Such as {@code make it anew with, in metadata of the Pod, under labels sidecar.istio.io/inject: "true"}. */
    String toJoin(Workload workload, Map<String, String> annotations) {
        var join = new LadderIntent.JoinWorkload(changeable(workload), true, annotations);
        return ANEW + words(workload, speaker.express(join, draft));
    }

    /** Empty where its pods stay out as they are. */
    Optional<String> toStayOut(Workload workload) {
        var changes = speaker.express(new LadderIntent.KeepOut(changeable(workload)), draft);
        return changes.isEmpty() ? Optional.empty() : Optional.of(ANEW + words(workload, changes));
    }

    /** A workload of the same name and pods, of a kind that takes any change. */
    private static Workload changeable(Workload workload) {
        var id = new WorkloadId("Deployment", workload.namespace(), workload.name());
        var template = workload.template().field().mapping();
        var manifest = Manifest.made(Mapping.building()
                .put("apiVersion", Value.Text.of("apps/v1"))
                .put("kind", Value.Text.of(id.kind()))
                .put("metadata", Mapping.of(Map.of("name", Value.Text.of(id.name()))))
                .put("spec", Mapping.of(Map.of("template", template)))
                .build());
        var pods = new PodTemplate(manifest.at("spec", "template"));
        return new Workload(
                id, manifest, pods, workload.replicas(), workload.restart(), workload.owner(), workload.pods());
    }

    private static String words(Workload workload, List<Change> changes) {
        var metadata = changes.stream()
                .filter(Change.Patch.class::isInstance)
                .map(Change.Patch.class::cast)
                .map(patch -> Field.of("", patch.fields())
                        .at(TEMPLATE.toArray(String[]::new))
                        .at("metadata"))
                .filter(Field::isPresent)
                .toList();
        var written = metadata.stream()
                .flatMap(field -> field.entries().stream())
                .map(field -> "under " + field.key() + " " + entries(field))
                .collect(Collectors.joining(", and "));
        return written.isEmpty() ? "" : " with, in " + place(workload) + ", " + written;
    }

    private static String entries(Field labels) {
        return labels.entries().stream()
                .map(entry -> entry.key() + ": " + (entry.isPresent() ? "\"" + entry.textOr("") + "\"" : "removed"))
                .collect(Collectors.joining(", "));
    }

    /** Where labels and annotations of the pods stand, in words. */
    static String place(Workload workload) {
        var path = workload.template().field().path();
        if (!path.isEmpty()) {
            return path.replaceAll("\\[\\d+]", "[*]") + ".metadata";
        }
        return workload.id().kind().equals("Pod") ? "metadata of the Pod" : "metadata of its pod template";
    }
}

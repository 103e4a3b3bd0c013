package dev.meshward.scan;

import dev.meshward.manifest.Manifest;
import dev.meshward.manifest.Mapping;
import dev.meshward.manifest.Value;
import java.util.List;

/**
 * Takes away what no later step reads and what would only weigh: status (but for what a node gives), bookkeeping of the API server, and the schemas of
 * CRDs. Ownership and the state of pods are read before.
 */
final class Trimming {

    private static final List<String> BOOKKEEPING =
            List.of("managedFields", "resourceVersion", "generation", "selfLink", "uid");

    private static final String LAST_APPLIED = "kubectl.kubernetes.io/last-applied-configuration";

    /** Where the API server counts the changes of a DaemonSet's template. */
    private static final String TEMPLATE_GENERATION = "deprecated.daemonset.template.generation";

    private Trimming() {}

    static Manifest trim(Manifest manifest) {
        var content = manifest.content().without("status");
        if (content.get("metadata").orElse(null) instanceof Mapping metadata) {
            content = content.with("metadata", trimmed(metadata));
        }
        return switch (manifest.key().kind()) {
            case "CustomResourceDefinition" -> manifest.withContent(withoutSchemas(content));
            case "Node" -> manifest.withContent(withCapacity(content, manifest));
            case "ControllerRevision" -> manifest.withContent(content.without("data"));
            default -> manifest.withContent(content);
        };
    }

    /** Of the state of a node, what it runs and what it can give. */
    private static Mapping withCapacity(Mapping content, Manifest node) {
        var kept = Mapping.building();
        var status = node.at("status");
        var version = status.at("nodeInfo", "kubeletVersion");
        status.at("allocatable").value().ifPresent(capacity -> kept.put("allocatable", capacity));
        version.value()
                .ifPresent(written -> kept.put(
                        "nodeInfo",
                        Mapping.building().put("kubeletVersion", written).build()));
        var built = kept.build();
        return built.isEmpty() ? content : content.with("status", built);
    }

    private static Mapping trimmed(Mapping metadata) {
        var trimmed = metadata;
        for (var key : BOOKKEEPING) {
            trimmed = trimmed.without(key);
        }
        return trimmed.get("annotations").orElse(null) instanceof Mapping annotations
                ? trimmed.with("annotations", annotations.without(LAST_APPLIED).without(TEMPLATE_GENERATION))
                : trimmed;
    }

    private static Mapping withoutSchemas(Mapping definition) {
        if (!(definition.get("spec").orElse(null) instanceof Mapping spec)) {
            return definition;
        }
        var trimmed = spec.without("validation").without("additionalPrinterColumns");
        return spec.get("versions").orElse(null) instanceof Value.Sequence versions
                ? definition.with("spec", trimmed.with("versions", withoutSchemas(versions)))
                : definition.with("spec", trimmed);
    }

    private static Value.Sequence withoutSchemas(Value.Sequence versions) {
        var trimmed = versions.items().stream()
                .map(version -> version instanceof Mapping mapping
                        ? mapping.without("schema").without("additionalPrinterColumns")
                        : version)
                .toList();
        return new Value.Sequence(trimmed, versions.line());
    }
}

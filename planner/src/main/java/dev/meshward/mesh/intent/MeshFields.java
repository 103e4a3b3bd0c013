package dev.meshward.mesh.intent;

import dev.meshward.manifest.Field;
import dev.meshward.manifest.Manifest;
import dev.meshward.manifest.Mapping;
import dev.meshward.manifest.Value;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Which leaf fields of an object a ledger has to account for: all but identity and status of a mesh's own object, and of any
 * object the labels and annotations with a mesh's prefix, those of its pod templates included.
 */
public final class MeshFields {

    /** A domain whose names, and whose subdomains' names, belong to a mesh. */
    private static final List<String> DOMAINS = List.of("istio.io", "linkerd.io", "smi-spec.io");

    /** The one label of Istio without a domain. */
    private static final String ISTIO_INJECTION = "istio-injection";

    private static final List<String> NO_SETTINGS = List.of("apiVersion", "kind", "metadata", "status");

    /** Where objects keep the metadata of pods they make. */
    private static final List<String[]> TEMPLATES =
            List.of(new String[] {"spec", "template"}, new String[] {"spec", "jobTemplate", "spec", "template"});

    private MeshFields() {}

    /** Every leaf of a mesh's own object, in the order written. */
    public static List<Field> ofOwn(Manifest object) {
        var settings = object.root().entries().stream()
                .filter(entry -> !NO_SETTINGS.contains(entry.key()))
                .flatMap(MeshFields::leaves);
        return Stream.concat(notes(object.at("metadata")), settings).toList();
    }

    /** The labels and annotations of a mesh on an object of anybody, and on the pods it makes. */
    public static List<Field> ofOther(Manifest object) {
        return Stream.concat(
                        notes(object.at("metadata")),
                        TEMPLATES.stream()
                                .flatMap(template -> notes(object.at(template).at("metadata"))))
                .toList();
    }

    /** The leaves at and below a field; none where it is not written. */
    public static Stream<Field> leaves(Field field) {
        var found = Stream.<Field>builder();
        walk(field, found);
        return found.build();
    }

    private static void walk(Field field, Consumer<Field> leaf) {
        field.value().ifPresent(value -> {
            switch (value) {
                case Mapping mapping when !mapping.isEmpty() -> field.entries().forEach(entry -> walk(entry, leaf));
                case Value.Sequence sequence
                when !sequence.items().isEmpty() -> field.items().forEach(item -> walk(item, leaf));
                default -> leaf.accept(field);
            }
        });
    }

    private static Stream<Field> notes(Field metadata) {
        return Stream.of("labels", "annotations")
                .flatMap(kind -> metadata.at(kind).entries().stream())
                .filter(entry -> isOfAMesh(entry.key()))
                .flatMap(MeshFields::leaves);
    }

    /** Whether a label or annotation of this name speaks to a mesh. */
    public static boolean isOfAMesh(String name) {
        int slash = name.indexOf('/');
        var domain = slash < 0 ? "" : name.substring(0, slash);
        return name.equals(ISTIO_INJECTION)
                || DOMAINS.stream().anyMatch(mesh -> domain.equals(mesh) || domain.endsWith("." + mesh));
    }
}

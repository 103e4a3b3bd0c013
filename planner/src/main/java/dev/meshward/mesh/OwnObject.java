package dev.meshward.mesh;

import dev.meshward.cluster.KnownObjects;
import dev.meshward.manifest.Manifest;
import dev.meshward.manifest.Mapping;
import dev.meshward.manifest.ObjectKey;
import dev.meshward.manifest.Value;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Objects as we write them: marked as ours, and with the reason they are there. */
public final class OwnObject {

    private static final String OURS = "app.kubernetes.io/managed-by";
    private static final String BECAUSE = "meshward.dev/because";
    /** Names of objects are at most 253 characters long; the rest is room for what tells two apart. */
    private static final int LONGEST_NAME = 230;

    private OwnObject() {}

    /** @param because why it is there, in one sentence; written on the object */
    public static Manifest made(
            String apiVersion,
            String kind,
            String namespace,
            String name,
            Map<String, String> annotations,
            String because,
            Mapping spec) {
        var notes = Mapping.building();
        annotations.forEach(notes::put);
        notes.put(BECAUSE, because);
        var metadata = Mapping.building()
                .put("name", name)
                .put("namespace", namespace)
                .put("labels", Mapping.building().put(OURS, "meshward").build())
                .put("annotations", notes.build());
        return Manifest.made(Mapping.building()
                .put("apiVersion", apiVersion)
                .put("kind", kind)
                .put("metadata", metadata.build())
                .put("spec", spec)
                .build());
    }

    /** The same object with more labels. */
    public static Manifest labelled(Manifest object, Map<String, String> labels) {
        var metadata = object.at("metadata").mapping();
        var all = object.at("metadata", "labels").mapping();
        for (var label : labels.entrySet()) {
            all = all.with(label.getKey(), Value.Text.of(label.getValue()));
        }
        return object.withContent(object.content().with("metadata", metadata.with("labels", all)));
    }

    /** Whether a plan made it. */
    public static boolean isOurs(Manifest object) {
        return object.label(OURS).is("meshward");
    }

    /** The wanted name, or one like it where an object of that name says something else. */
    public static String freeName(
            KnownObjects present,
            String group,
            String kind,
            String namespace,
            String wanted,
            Predicate<Manifest> fits) {
        return Stream.iterate(1, number -> number + 1)
                .map(number -> numbered(wanted, number))
                .filter(name -> present.object(new ObjectKey(group, kind, namespace, name))
                        .map(fits::test)
                        .orElse(true))
                .findFirst()
                .orElse(wanted);
    }

    /** The first name is the wanted one; the others carry a number. */
    public static String numbered(String wanted, int number) {
        var stem = wanted.length() > LONGEST_NAME ? wanted.substring(0, LONGEST_NAME) : wanted;
        return number == 1 ? stem : stem + "-" + number;
    }

    /** Labels as an object holds them. */
    public static Mapping labels(Map<String, String> labels) {
        var mapping = Mapping.building();
        labels.forEach(mapping::put);
        return mapping.build();
    }

    /** Labels or annotations as values of a patch. */
    public static Map<String, Value> texts(Map<String, String> texts) {
        var values = new TreeMap<String, Value>();
        texts.forEach((key, text) -> values.put(key, Value.Text.of(text)));
        return values;
    }

    /** One field. */
    public static Mapping single(String key, Mapping value) {
        return Mapping.building().put(key, value).build();
    }

    /** One field. */
    public static Mapping single(String key, String text) {
        return Mapping.building().put(key, text).build();
    }
}

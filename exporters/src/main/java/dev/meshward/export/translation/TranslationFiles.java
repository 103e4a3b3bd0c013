package dev.meshward.export.translation;

import dev.meshward.manifest.Manifest;
import dev.meshward.manifest.ManifestWriter;
import dev.meshward.mesh.intent.Patch;
import dev.meshward.saved.FileNames;
import dev.meshward.translation.Translation;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The manifests of a translation: new objects to apply, and patches of objects that stay. */
public final class TranslationFiles {

    /** The annotation that says of an object why it was written. */
    public static final String BECAUSE = "meshward.dev/because";

    private TranslationFiles() {}

    /** Bytes by path: {@code apply/<namespace>/<kind>-<name>.yaml}, and {@code patches/…} beside it. */
    public static SortedMap<String, byte[]> of(Translation translation) {
        var files = new TreeMap<String, byte[]>();
        translation.objects().forEach(object -> files.put("apply/" + path(object), bytes(object(object))));
        translation.patches().forEach(patch -> files.put("patches/" + path(patch.manifest()), bytes(patch(patch))));
        return Collections.unmodifiableSortedMap(files);
    }

    /** Everything in one stream of documents; patches are commented with the command that applies them. */
    public static String stream(Translation translation) {
        var objects = translation.objects().stream().map(TranslationFiles::object);
        var patches = translation.patches().stream().map(TranslationFiles::patch);
        return java.util.stream.Stream.concat(objects, patches).collect(Collectors.joining("---\n"));
    }

    private static String path(Manifest object) {
        var key = object.key();
        var scope = key.namespace().isEmpty() ? "cluster" : key.namespace();
        return FileNames.safe(scope) + "/" + FileNames.safe(key.kind().toLowerCase(Locale.ROOT) + "-" + key.name())
                + ".yaml";
    }

    private static String object(Manifest object) {
        var because = object.annotation(BECAUSE).textOr("");
        return (because.isEmpty() ? "" : "# " + because.replaceAll("\\s+", " ") + "\n")
                + ManifestWriter.yaml(object.content());
    }

    private static String patch(Patch patch) {
        var key = patch.object();
        var scope = key.namespace().isEmpty() ? "" : " -n " + key.namespace();
        return "# kubectl patch " + key.kind().toLowerCase(Locale.ROOT) + " " + key.name() + scope
                + " --type merge --patch-file THIS\n"
                + ManifestWriter.yaml(patch.manifest().content());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}

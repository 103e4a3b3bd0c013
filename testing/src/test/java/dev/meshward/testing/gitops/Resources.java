package dev.meshward.testing.gitops;

import dev.meshward.export.gitops.Layout;
import dev.meshward.manifest.Mapping;
import dev.meshward.manifest.ObjectKey;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** What whoever carries a layout out holds to be its own. */
final class Resources {

    private static final Pattern STAGE_FILE = Pattern.compile(".*/([0-9]{2}-[^/]+)/(?:owners|undo)/([^/]+)");

    private Resources() {}

    /** Every object that is a resource anywhere. */
    static Set<ObjectKey> of(Layout layout, Map<String, String> files) {
        var keys = new TreeSet<ObjectKey>();
        files.forEach((path, text) -> {
            if (isResource(layout, path)) {
                keys.addAll(Rendering.everyVersion(text));
            }
        });
        return keys;
    }

    private static boolean isResource(Layout layout, String path) {
        return path.endsWith(".yaml")
                && !path.endsWith("kustomization.yaml")
                && switch (layout) {
                    case PLAIN -> false;
                    case KUSTOMIZE -> path.contains("/apply/");
                    case ARGOCD -> path.contains("/own/");
                    case FLUX ->
                        path.contains("/own/") && !path.contains("/own/release-") && !path.contains("/own/repository-");
                    case HELM -> path.contains("/templates/");
                };
    }

    static Map<String, Mapping> patches(Map<String, String> files, String folder) {
        var patches = new TreeMap<String, Mapping>();
        files.forEach((path, text) -> {
            var match = STAGE_FILE.matcher(path);
            if (path.contains(folder) && match.matches() && !path.endsWith("kustomization.yaml")) {
                PlainTree.contents(text)
                        .values()
                        .forEach(patch -> patches.put(match.group(1) + "/" + match.group(2), patch));
            }
        });
        return patches;
    }
}

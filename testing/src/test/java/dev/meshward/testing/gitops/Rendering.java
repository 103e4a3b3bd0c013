package dev.meshward.testing.gitops;

import dev.meshward.export.gitops.Layout;
import dev.meshward.manifest.Mapping;
import dev.meshward.manifest.ObjectKey;
import dev.meshward.manifest.Value;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** What a layout gives after each stage, rendered by the few rules it uses. */
record Rendering(Layout layout, Map<String, String> files) {

    private static final Pattern STAGE = Pattern.compile(".*/([0-9]{2})-[^/]+/.*");
    private static final Pattern CONDITION =
            Pattern.compile("\\{\\{- (?:else )?if ge \\(int .Values.stage\\) ([0-9]+) }}");
    private static final Set<String> MARKS =
            Set.of("kustomize.toolkit.fluxcd.io/prune", "kustomize.toolkit.fluxcd.io/ssa", "helm.sh/resource-policy");

    static Rendering of(Layout layout, Map<String, String> files) {
        return new Rendering(layout, files);
    }

    Map<ObjectKey, Mapping> after(int stage) {
        return withoutMarks(
                switch (layout) {
                    case PLAIN -> Map.of();
                    case HELM -> chart(stage);
                    case KUSTOMIZE -> layered(stage, "/apply/", "/patch/");
                    case ARGOCD, FLUX -> layered(stage, "/own/", "/no patches/");
                });
    }

    /** Whole objects of a stage replace those of the stages before; patches change them. */
    private Map<ObjectKey, Mapping> layered(int stage, String whole, String patches) {
        var objects = new TreeMap<ObjectKey, Mapping>();
        for (int number = 0; number <= stage; number++) {
            for (var folder : List.of(whole, patches)) {
                for (var file : files.entrySet()) {
                    var match = STAGE.matcher(file.getKey());
                    if (match.matches()
                            && Integer.parseInt(match.group(1)) == number
                            && file.getKey().contains(folder)
                            && isObject(file.getKey())) {
                        PlainTree.contents(file.getValue())
                                .forEach((key, content) -> objects.merge(
                                        key,
                                        content,
                                        (there, now) -> folder.equals(whole) ? now : PlainTree.merged(there, now)));
                    }
                }
            }
        }
        return objects;
    }

    private static boolean isObject(String path) {
        return !path.endsWith("kustomization.yaml") && !path.contains("/release-") && !path.contains("/repository-");
    }

    private Map<ObjectKey, Mapping> chart(int stage) {
        var objects = new TreeMap<ObjectKey, Mapping>();
        files.forEach((path, text) -> {
            if (path.contains("/templates/")) {
                objects.putAll(PlainTree.contents(template(text, stage)));
            }
        });
        return objects;
    }

    private static String template(String text, int stage) {
        var kept = new StringBuilder();
        var isDecided = false;
        var isKept = false;
        for (var line : text.lines().toList()) {
            var condition = CONDITION.matcher(line);
            if (condition.matches()) {
                isKept = !isDecided && stage >= Integer.parseInt(condition.group(1));
                isDecided |= isKept;
            } else if (line.equals("{{- end }}")) {
                isKept = false;
            } else if (isKept) {
                kept.append(line.replace("{{ \"{{\" }}", "{{")).append('\n');
            }
        }
        return kept.toString();
    }

    /** Of a template, the objects of all its versions. */
    static Set<ObjectKey> everyVersion(String text) {
        var keys = new TreeSet<ObjectKey>();
        if (!text.startsWith("{{-")) {
            return PlainTree.contents(text).keySet();
        }
        for (int stage = 0; stage < 100; stage++) {
            keys.addAll(PlainTree.contents(template(text, stage)).keySet());
        }
        return keys;
    }

    /** Annotations that only tell the tool how to handle an object are no part of it. */
    static Map<ObjectKey, Mapping> withoutMarks(Map<ObjectKey, Mapping> objects) {
        var bare = new TreeMap<ObjectKey, Mapping>();
        objects.forEach((key, content) -> bare.put(key, withoutMarks(content)));
        return bare;
    }

    private static Mapping withoutMarks(Mapping content) {
        if (!(content.get("metadata").orElse(Mapping.empty()) instanceof Mapping metadata)
                || !(metadata.get("annotations").orElse(Mapping.empty()) instanceof Mapping annotations)) {
            return content;
        }
        Mapping bare = annotations;
        for (var mark : MARKS) {
            bare = bare.without(mark);
        }
        Value kept = bare.isEmpty() ? metadata.without("annotations") : metadata.with("annotations", bare);
        return content.with("metadata", kept);
    }
}

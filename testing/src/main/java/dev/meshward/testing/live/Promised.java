package dev.meshward.testing.live;

import dev.meshward.manifest.Field;
import dev.meshward.manifest.ObjectKey;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The values of which a plan says that a stage changes them; a path stands for all that is below it. */
record Promised(Map<ObjectKey, Set<String>> pathsByObject) {

    /** @param stage as {@code plan.json} has it */
    static Promised by(Field stage) {
        var paths = new TreeMap<ObjectKey, Set<String>>();
        for (var touched : stage.at("touched").items()) {
            var object = touched.at("object");
            var key = new ObjectKey(
                    object.at("group").textOr(""),
                    object.at("kind").textOr(""),
                    object.at("namespace").textOr(""),
                    object.at("name").textOr(""));
            paths.computeIfAbsent(key, _ -> new TreeSet<>())
                    .add(touched.at("path").textOr(""));
        }
        return new Promised(paths);
    }

    /** Changes that nobody promised. */
    Set<ServerContents.Part> beyond(Set<ServerContents.Part> changed) {
        return changed.stream()
                .filter(part -> pathsByObject.getOrDefault(part.object(), Set.of()).stream()
                        .noneMatch(path -> covers(path, part.path())))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** An object that comes whole says nothing of changes within one that was there. */
    private static boolean covers(String promised, String changed) {
        return promised.isEmpty()
                ? changed.isEmpty()
                : !changed.isEmpty() && (changed.startsWith(promised) || promised.startsWith(changed));
    }
}

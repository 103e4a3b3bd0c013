package dev.meshward.testing.laws;

import dev.meshward.bundles.Overlay;
import dev.meshward.bundles.StageBundle;
import dev.meshward.cluster.ClusterSnapshot;
import dev.meshward.manifest.Manifest;
import dev.meshward.manifest.Mapping;
import dev.meshward.manifest.ObjectKey;
import dev.meshward.manifest.Value;
import dev.meshward.mesh.Change;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Whatever others do to a cluster while a stage is applied and undone, in whatever order, is all that is left in the end.
 */
record UndoLaw(Case drawn) {

    static List<String> leavesOnlyWhatOthersDid(Case drawn) {
        return new UndoLaw(drawn).broken();
    }

    private List<String> broken() {
        var random = new Random(drawn.cluster().seed());
        var broken = new ArrayList<String>();
        var before = Overlay.on(drawn.journey().snapshot());
        for (var stage : drawn.journey().bundle().stages()) {
            int stopped = random.nextInt(stage.steps().size() + 1);
            broken.addAll(undoneAfter(stage, before, stage.steps().size(), random, "whole"));
            broken.addAll(undoneAfter(stage, before, stopped, random, "first " + stopped + " steps of"));
            before = before.applied(stage);
        }
        return broken;
    }

    /** Others change things before the stage, in the middle of it, after it; then it is undone, twice. */
    private List<String> undoneAfter(StageBundle stage, Overlay before, int steps, Random random, String which) {
        var others = thirdParties(stage, before, random);
        int first = random.nextInt(others.size() + 1);
        int second = first + random.nextInt(others.size() + 1 - first);
        var present = before.after(others.subList(0, first)).applied(stage, steps / 2);
        present = present.after(others.subList(first, second)).applied(stage, steps);
        present = present.after(others.subList(second, others.size()));
        var undone = present.undone(stage).overlay();
        var expected = before.after(others);
        var differences = new ArrayList<>(differences(stage, expected, undone, which));
        differences(stage, undone, undone.undone(stage).overlay(), "twice undone " + which)
                .forEach(differences::add);
        return differences;
    }

    private List<String> differences(StageBundle stage, Overlay expected, Overlay found, String which) {
        return keys(stage)
                .filter(key -> !content(expected, key).equals(content(found, key)))
                .map(key -> which + " " + stage.folder() + ": " + key + " differs in "
                        + Leaves.differing(content(expected, key), content(found, key)))
                .toList();
    }

    /** Its leaves: an empty map is the same as none, and an API server does not keep it. */
    private static Map<String, String> content(Overlay overlay, ObjectKey key) {
        return overlay.object(key).map(object -> Leaves.of(object.content())).orElse(Map.of());
    }

    private Stream<ObjectKey> keys(StageBundle stage) {
        var keys = new TreeSet<ObjectKey>();
        stage.apply().forEach(file -> keys.add(file.manifest().key()));
        stage.patches().forEach(file -> keys.add(file.object()));
        ClusterSnapshot snapshot = drawn.journey().snapshot();
        snapshot.objects().forEach(object -> keys.add(object.key()));
        return keys.stream();
    }

    /** A new image, another number of replicas, another label and another setting, on what the stage itself touches. */
    private List<Change> thirdParties(StageBundle stage, Overlay present, Random random) {
        var changes = new ArrayList<Change>();
        for (var patch : stage.patches()) {
            var object = present.object(patch.object());
            object.map(each -> labelled(each, random)).ifPresent(changes::add);
            object.filter(each -> each.at("spec", "replicas").isPresent())
                    .map(each -> fields(each, "replicas", Value.Numeric.of(3 + random.nextInt(5))))
                    .ifPresent(changes::add);
            object.filter(each ->
                            each.at("spec", "template", "spec", "containers").isPresent())
                    .map(each -> newImage(each, random))
                    .ifPresent(changes::add);
        }
        drawn.journey().snapshot().objectsOf("", "ConfigMap").stream()
                .limit(2)
                .map(config -> setting(config, random))
                .forEach(changes::add);
        java.util.Collections.shuffle(changes, random);
        return changes;
    }

    private static Change labelled(Manifest object, Random random) {
        var labels = Mapping.building()
                .put("team", "night-shift-" + random.nextInt(100))
                .build();
        return patch(object, nested(labels, "metadata", "labels"));
    }

    private static Change newImage(Manifest object, Random random) {
        var first = object.at("spec", "template", "spec", "containers").items().getFirst();
        var container = Mapping.building()
                .put("name", first.at("name").textOr(""))
                .put("image", "registry.example/hotfix:" + random.nextInt(100))
                .build();
        var containers = Mapping.building()
                .put("containers", Value.Sequence.of(List.of(container)))
                .build();
        return patch(object, nested(containers, "spec", "template", "spec"));
    }

    private static Change setting(Manifest config, Random random) {
        var data = Mapping.building()
                .put("ADDED_SINCE", "value-" + random.nextInt(100))
                .build();
        return patch(config, nested(data, "data"));
    }

    private static Change fields(Manifest object, String key, Value value) {
        return patch(object, nested(Mapping.building().put(key, value).build(), "spec"));
    }

    private static Mapping nested(Mapping inner, String... keys) {
        var mapping = inner;
        for (int i = keys.length - 1; i >= 0; i--) {
            mapping = Mapping.building().put(keys[i], mapping).build();
        }
        return mapping;
    }

    private static Change patch(Manifest object, Mapping fields) {
        return new Change.Patch(object.apiVersion(), object.key(), fields, "somebody else");
    }
}

package dev.meshward.export.markdown;

import dev.meshward.bundles.Step;
import dev.meshward.bundles.Touched;
import dev.meshward.manifest.ObjectKey;
import dev.meshward.saved.SavedStage;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What a stage changes, in one line: how many objects of which kinds it creates, changes and deletes. */
final class StageChanges {

    private StageChanges() {}

    static String of(SavedStage saved) {
        var touched = saved.touched();
        var created = objects(touched.stream().filter(StageChanges::isCreated).toList());
        var deleted = objects(touched.stream().filter(StageChanges::isDeleted).toList());
        var patched = touched.stream()
                .filter(each -> !isCreated(each) && !isDeleted(each))
                .toList();
        var parts = new ArrayList<String>();
        if (!created.isEmpty()) {
            parts.add("creates " + kinds(created));
        }
        if (!patched.isEmpty()) {
            parts.add("changes " + Words.count(patched.size(), "field") + " of " + kinds(objects(patched)));
        }
        if (!deleted.isEmpty()) {
            parts.add("deletes " + kinds(deleted));
        }
        long releases = saved.steps().stream()
                .filter(step -> step.step().action() == Step.Action.HELM)
                .count();
        if (releases > 0) {
            parts.add("installs " + Words.count(releases, "Helm release"));
        }
        return parts.isEmpty() ? "nothing in the cluster" : String.join("; ", parts);
    }

    private static boolean isCreated(Touched touched) {
        return touched.path().isEmpty() && touched.before().isEmpty();
    }

    private static boolean isDeleted(Touched touched) {
        return touched.path().isEmpty() && touched.after().isEmpty();
    }

    private static List<ObjectKey> objects(List<Touched> touched) {
        return touched.stream().map(Touched::object).distinct().toList();
    }

    /** {@code 2 Namespace, 5 Deployment}. */
    private static String kinds(List<ObjectKey> objects) {
        return objects.stream()
                .collect(Collectors.groupingBy(ObjectKey::kind, TreeMap::new, Collectors.counting()))
                .entrySet()
                .stream()
                .map(entry -> entry.getValue() + " " + Inline.text(entry.getKey()))
                .collect(Collectors.joining(", "));
    }
}

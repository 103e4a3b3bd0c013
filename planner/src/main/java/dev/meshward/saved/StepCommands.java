package dev.meshward.saved;

import dev.meshward.bundles.Step;
import dev.meshward.cluster.WorkloadId;
import dev.meshward.manifest.ObjectKey;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The commands that carry out a step, to be run in the stage's folder. Objects we create are applied on the server under
 * a field manager of our own; what exists is patched field by field, since applying a partial object would take over and
 * prune what it leaves out.
 */
final class StepCommands {

    /** Kinds for which {@code kubectl rollout} works. */
    private static final Set<String> ROLLED_OUT = Set.of("Deployment", "StatefulSet", "DaemonSet");

    private final ResourceNames resources;

    StepCommands(ResourceNames resources) {
        this.resources = resources;
    }

    static String apply(List<String> files) {
        return "kubectl apply --server-side --field-manager=meshward -f " + String.join(" -f ", ShellWords.all(files));
    }

    /** @param type {@code strategic} or {@code merge} */
    static String patch(String file, String type) {
        var word = ShellWords.word(file);
        return "kubectl patch -f " + word + " --type=" + type + " --patch-file " + word;
    }

    /** One command a namespace and kind, in the order in which the objects come. */
    List<String> delete(Collection<ObjectKey> objects) {
        Map<String, List<String>> namesByTarget = new LinkedHashMap<>();
        for (var object : objects) {
            var target = resources.of(object) + inNamespace(object.namespace());
            namesByTarget.computeIfAbsent(target, _ -> new ArrayList<>()).add(ShellWords.word(object.name()));
        }
        var commands = new ArrayList<String>();
        namesByTarget.forEach((target, names) ->
                commands.add("kubectl delete " + target + " --ignore-not-found " + String.join(" ", names)));
        return commands;
    }

    /** Restarts these and waits for each; kinds that kubectl cannot restart are left to the words of the step. */
    static List<String> restart(Collection<WorkloadId> workloads) {
        Map<String, List<String>> byNamespace = new TreeMap<>();
        workloads.stream()
                .filter(workload -> ROLLED_OUT.contains(workload.kind()))
                .sorted()
                .forEach(workload -> byNamespace
                        .computeIfAbsent(workload.namespace(), _ -> new ArrayList<>())
                        .add(workload.kind().toLowerCase(Locale.ROOT) + "/" + ShellWords.word(workload.name())));
        var commands = new ArrayList<String>();
        byNamespace.forEach((namespace, names) -> {
            var joined = String.join(" ", names);
            commands.add("kubectl rollout restart" + inNamespace(namespace) + " " + joined);
            commands.add("for each in " + joined + "; do kubectl rollout status" + inNamespace(namespace)
                    + " \"$each\" --timeout=15m || break; done");
        });
        return commands;
    }

    /** Nothing is typed here for a change that somebody else has to make. */
    static boolean isForOthers(Step step) {
        return !step.owner().isEmpty();
    }

    private static String inNamespace(String namespace) {
        return namespace.isEmpty() ? "" : " -n " + ShellWords.word(namespace);
    }
}

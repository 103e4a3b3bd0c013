package dev.meshward.bundles;

import dev.meshward.cluster.RestartMethod;
import dev.meshward.manifest.Manifest;
import dev.meshward.manifest.ManifestWriter;
import dev.meshward.manifest.Mapping;
import dev.meshward.manifest.ObjectKey;
import dev.meshward.mesh.Change;
import dev.meshward.mesh.Dialect.BypassStep;
import dev.meshward.mesh.Dialect.Outage;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The pages somebody opens at night: how to let a namespace, or all of them, off the mesh's hook, smallest step first. */
record Emergency(Speaker speaker, Roster roster, Overlay afterThePlan) {

    private static final Pattern COMMAND = Pattern.compile("^(kubectl|istioctl|helm|linkerd) .*");

    List<SideFile> files() {
        var namespaces = roster.climbingNamespaces();
        var files = new ArrayList<SideFile>();
        files.add(mesh(namespaces, files));
        namespaces.forEach(namespace -> files.add(namespace(namespace, files)));
        speaker.dialect()
                .outages(speaker.target())
                .forEach(outage -> files.add(new SideFile(slug(outage.title()) + ".md", page(outage))));
        return files.stream().sorted(Comparator.comparing(SideFile::path)).toList();
    }

    private SideFile mesh(List<String> namespaces, List<SideFile> files) {
        var text = new StringBuilder("# Emergency: the whole mesh\n\n"
                + "Take the smallest step that helps, wait a minute, look again. Write down what you did and"
                + " when.\n\n");
        append(text, speaker.dialect().bypassOfTheMesh(afterThePlan, speaker.target()), "mesh", "", files);
        if (!namespaces.isEmpty()) {
            text.append("## Then namespace by namespace\n\n");
            namespaces.forEach(namespace -> text.append("- [")
                    .append(namespace)
                    .append("](")
                    .append(pageOf(namespace))
                    .append(")\n"));
        }
        return new SideFile("mesh.md", text.toString());
    }

    private SideFile namespace(String namespace, List<SideFile> files) {
        var text = new StringBuilder("# Emergency: " + namespace + "\n\n"
                + "Take the smallest step that helps, wait a minute,"
                + " look again. The first two steps restart nothing."
                + " Write down what you did and when: undoing a stage"
                + " expects its fields as the stage left them.\n\n");
        var steps = speaker.dialect().bypass(namespace, afterThePlan, speaker.target());
        append(text, steps, "namespace-" + namespace, namespace, files);
        return new SideFile(pageOf(namespace), text.toString());
    }

    private static String pageOf(String namespace) {
        return "namespace-" + namespace + ".md";
    }

    private void append(
            StringBuilder text, List<BypassStep> steps, String stem, String namespace, List<SideFile> files) {
        int number = 1;
        for (var step : steps) {
            text.append("## ").append(number).append(". ").append(step.title()).append("\n\n");
            text.append(step.restarts() ? "Restarts pods. " : "Restarts nothing. ");
            text.append("Opens ").append(step.opens()).append(".\n\n");
            var commands = commands(step, stem + "-" + number, files);
            if (step.restarts()) {
                commands.addAll(restarts(step, namespace));
            }
            appendBlock(text, commands);
            text.append("Back:\n\n");
            appendBlock(text, waysBack(step));
            number++;
        }
    }

    /** Those that have a proxy and whose template the step does not change: that change restarts the others. */
    private List<String> restarts(BypassStep step, String namespace) {
        var changed = step.changes().stream().map(Change::object).collect(Collectors.toSet());
        return roster.inTheMesh(namespace).stream()
                .filter(workload -> workload.restart() == RestartMethod.ROLLOUT)
                .filter(workload -> !changed.contains(workload.manifest().key()))
                .map(workload -> "kubectl rollout restart "
                        + workload.id().kind().toLowerCase(Locale.ROOT) + "/" + workload.name() + " -n " + namespace)
                .toList();
    }

    private static void appendBlock(StringBuilder text, List<String> commands) {
        text.append("```sh\n");
        (commands.isEmpty() ? List.of("# nothing to change: it is so already") : commands)
                .forEach(command -> text.append(command).append('\n'));
        text.append("```\n\n");
    }

    private static List<String> commands(BypassStep step, String stem, List<SideFile> files) {
        var commands = new ArrayList<String>();
        for (var change : step.changes()) {
            switch (change) {
                case Change.Create(var manifest, var _) -> {
                    var path = "yaml/" + stem + "-" + manifest.key().name() + ".yaml";
                    files.add(new SideFile(path, ManifestWriter.yaml(manifest.content())));
                    commands.add("kubectl apply --server-side --field-manager=meshward -f emergency/" + path);
                }
                case Change.Patch patch -> commands.add(command(patch));
                case Change.Delete(var _, var object, var _) -> commands.add(deletion(object));
            }
        }
        return commands;
    }

    private static String command(Change.Patch patch) {
        return "kubectl patch " + named(patch.object()) + " --type="
                + (BuiltInKinds.contains(patch.object()) ? "strategic" : "merge") + " -p '"
                + ManifestWriter.compactJson(patch.fields()).replace("'", "'\\''") + "'";
    }

    private static String deletion(ObjectKey object) {
        return "kubectl delete " + named(object) + " --ignore-not-found";
    }

    private static String named(ObjectKey object) {
        return StepCommands.resource(object) + " " + object.name()
                + (object.isNamespaced() ? " -n " + object.namespace() : "");
    }

    private List<String> waysBack(BypassStep step) {
        var commands = new ArrayList<String>();
        for (var change : step.changes().reversed()) {
            switch (change) {
                case Change.Create create -> commands.add(deletion(create.object()));
                case Change.Patch patch -> commands.add(command(restoring(patch)));
                case Change.Delete(var _, var object, var _) -> commands.add("# apply " + object + " again");
            }
        }
        if (step.restarts()) {
            commands.add("# then restart the same workloads again");
        }
        return commands;
    }

    private Change.Patch restoring(Change.Patch patch) {
        var content = afterThePlan.object(patch.object()).map(Manifest::content).orElse(Mapping.empty());
        var leaves = new PatchedFields(patch.object(), content).touchedBy(patch.fields());
        return new Change.Patch(patch.apiVersion(), patch.object(), RestoringPatch.of(leaves), patch.because());
    }

    private static String slug(String title) {
        return title.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
    }

    private static String page(Outage outage) {
        var text = new StringBuilder("# Emergency: " + outage.title() + "\n\nWhat happens:\n\n");
        outage.effects().forEach(effect -> text.append("- ").append(effect).append('\n'));
        text.append("\nWhat to do, first things first:\n\n");
        int number = 1;
        for (var step : outage.steps()) {
            boolean isCommand = COMMAND.matcher(step).matches();
            text.append(number++)
                    .append(". ")
                    .append(isCommand ? "`" + step + "`" : step)
                    .append('\n');
        }
        return text.toString();
    }
}

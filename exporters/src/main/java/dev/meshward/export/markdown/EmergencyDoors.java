package dev.meshward.export.markdown;

import dev.meshward.saved.SavedPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The bypass of one namespace or of the mesh, as its page below {@code emergency/} says: each step and the doors it opens. */
record EmergencyDoors(SavedPlan plan) {

    private static final Pattern STEP = Pattern.compile("(?m)^## (?<title>[0-9]+\\. .+)\\n+(?<opens>[^\\n#`]+)$");

    /** One line a step, with the page to open for its commands. */
    List<String> of(List<String> namespaces) {
        var doors = new ArrayList<String>();
        Stream.concat(namespaces.stream().map(name -> "namespace-" + name + ".md"), Stream.of("mesh.md"))
                .filter(file -> plan.emergency().containsKey(file))
                .limit(1)
                .forEach(file -> STEP.matcher(plan.emergency().getOrDefault(file, ""))
                        .results()
                        .forEach(step -> doors.add("**" + Inline.text(step.group("title")) + "** "
                                + Words.sentence(step.group("opens")))));
        return doors;
    }

    /** The pages to open, the narrowest first. */
    List<String> pages(List<String> namespaces) {
        return Stream.concat(
                        namespaces.stream().map(name -> "namespace-" + name + ".md"),
                        plan.emergency().keySet().stream().filter(file -> !file.startsWith("namespace-")))
                .filter(file -> file.endsWith(".md") && plan.emergency().containsKey(file))
                .map(file -> "[" + Inline.text(file.replaceFirst("\\.md$", "").replace('-', ' ')) + "](" + FirstPages.UP
                        + "emergency/" + file + ")")
                .toList();
    }
}

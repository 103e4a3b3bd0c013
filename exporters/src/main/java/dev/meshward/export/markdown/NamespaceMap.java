package dev.meshward.export.markdown;

import dev.meshward.adoption.StageKind;
import dev.meshward.dependencies.Confidence;
import dev.meshward.dependencies.DependencyKind;
import dev.meshward.export.graphs.MermaidText;
import dev.meshward.saved.SavedDependency;
import dev.meshward.saved.SavedNamespace;
import dev.meshward.saved.SavedPlan;
import dev.meshward.saved.SavedStage;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which namespaces call each other, as a Mermaid diagram. A diagram of sixty boxes says nothing, so above a limit the
 * namespaces that join in one stage share a box; the caption says what was drawn together and what was not drawn.
 */
final class NamespaceMap {

    private static final int MOST_BOXES = 20;
    private static final int MOST_ARROWS = 60;
    private static final int NAMES_IN_A_BOX = 6;
    private static final String OUTSIDE = "(outside)";

    private final Map<String, SavedStage> stageById;
    private final Map<String, SavedNamespace> namespaceByName;
    private final List<SavedDependency> calls;
    private final boolean together;
    /** The box of each namespace, and the lines of each box. */
    private final Map<String, String> boxByNamespace = new HashMap<>();

    private final Map<String, TreeSet<String>> namespacesByBox = new TreeMap<>();

    private record Arrow(String from, String to) {}

    NamespaceMap(SavedPlan plan) {
        this.stageById = plan.stages().stream()
                .collect(Collectors.toMap(stage -> stage.stage().id(), Function.identity(), (one, _) -> one));
        this.namespaceByName = plan.namespaces().stream()
                .collect(Collectors.toMap(SavedNamespace::name, Function.identity(), (one, _) -> one));
        this.calls = plan.dependencies().stream().filter(NamespaceMap::isDrawn).toList();
        var involved = involved(plan);
        this.together = involved.size() > MOST_BOXES;
        involved.forEach(this::place);
    }

    private static boolean isDrawn(SavedDependency dependency) {
        return dependency.confidence().isAtLeast(Confidence.MEDIUM)
                && (dependency.kind() == DependencyKind.CALL
                        || dependency.kind() == DependencyKind.SCRAPE
                        || dependency.kind() == DependencyKind.WEBHOOK)
                && !dependency.toNamespace().isEmpty();
    }

    /** Namespaces with workloads, and those that are called though nothing is known to run there. */
    private Set<String> involved(SavedPlan plan) {
        var involved = plan.namespaces().stream()
                .filter(namespace -> namespace.workloads() > 0)
                .map(SavedNamespace::name)
                .collect(Collectors.toCollection(TreeSet::new));
        calls.forEach(call -> Stream.of(call.fromNamespace(), call.toNamespace())
                .filter(namespace -> !namespace.isEmpty())
                .forEach(involved::add));
        return involved;
    }

    private void place(String namespace) {
        var box = together ? waveOf(namespace) : namespace;
        boxByNamespace.put(namespace, box);
        namespacesByBox.computeIfAbsent(box, _ -> new TreeSet<>()).add(namespace);
    }

    /** Sorts by stage number as text; what is outside the plan comes last. */
    private String waveOf(String namespace) {
        return joinStage(namespace)
                .map(stage -> "%06d".formatted(stage.stage().number()))
                .orElse(joinedBefore(namespace) ? "joined before" : "stays outside");
    }

    private Optional<SavedStage> joinStage(String namespace) {
        return Optional.ofNullable(namespaceByName.get(namespace))
                .flatMap(found -> Optional.ofNullable(stageById.get(found.joins())))
                .filter(stage -> stage.stage().kind() == StageKind.JOIN);
    }

    private boolean joinedBefore(String namespace) {
        return Optional.ofNullable(namespaceByName.get(namespace))
                .filter(SavedNamespace::joinedBefore)
                .isPresent();
    }

    void writeTo(Page page) {
        var countByArrow = countByArrow();
        if (namespacesByBox.isEmpty()) {
            page.paragraph("There is nothing to draw: no namespace has a workload.");
            return;
        }
        var drawn = strongest(countByArrow);
        page.paragraph(caption(countByArrow.size() - drawn.size()));
        page.fence("mermaid", diagram(drawn));
    }

    private Map<Arrow, Long> countByArrow() {
        return calls.stream()
                .map(call -> new Arrow(boxOf(call.fromNamespace()), boxOf(call.toNamespace())))
                .filter(arrow -> !arrow.from().equals(arrow.to()))
                .collect(Collectors.groupingBy(Function.identity(), HashMap::new, Collectors.counting()));
    }

    private String boxOf(String namespace) {
        return namespace.isEmpty() ? OUTSIDE : boxByNamespace.getOrDefault(namespace, OUTSIDE);
    }

    private static Map<Arrow, Long> strongest(Map<Arrow, Long> countByArrow) {
        var byArrow = Map.Entry.<Arrow, Long>comparingByKey(
                Comparator.comparing(Arrow::from).thenComparing(Arrow::to));
        return countByArrow.entrySet().stream()
                .sorted(Map.Entry.<Arrow, Long>comparingByValue().reversed().thenComparing(byArrow))
                .limit(MOST_ARROWS)
                .sorted(byArrow)
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (one, _) -> one, LinkedHashMap::new));
    }

    private String caption(int undrawn) {
        var caption = new StringBuilder(
                "An arrow is a call, with the number of pairs of caller and Service where there is more than one;"
                        + " calls inside a box, to hosts outside the cluster and of low confidence are not drawn.");
        if (together) {
            caption.append(" The ")
                    .append(boxByNamespace.size())
                    .append(" namespaces are too many for a box each, so those that join in one stage share one.");
        }
        if (undrawn > 0) {
            caption.append(" Left out for the eye's sake: ")
                    .append(Words.count(undrawn, "arrow"))
                    .append(" with the fewest calls.");
        }
        return caption.append(" All of them are in `plan.json`.").toString();
    }

    private String diagram(Map<Arrow, Long> drawn) {
        var idByBox = ids(drawn);
        var lines = new ArrayList<String>();
        lines.add("flowchart LR");
        idByBox.forEach((box, id) -> lines.add("  " + id + (box.equals(OUTSIDE) ? "([" : "[") + label(box)
                + (box.equals(OUTSIDE) ? "])" : "]") + ":::" + styleOf(box)));
        drawn.forEach((arrow, count) -> lines.add("  " + idByBox.get(arrow.from()) + " -->"
                + (count == 1 ? " " : "|" + count + "| ") + idByBox.get(arrow.to())));
        lines.add("  classDef joins fill:#dbeafe,stroke:#1d4ed8,color:#111827");
        lines.add("  classDef there fill:#dcfce7,stroke:#15803d,color:#111827");
        lines.add("  classDef outside fill:#f3f4f6,stroke:#6b7280,color:#111827,stroke-dasharray:4 3");
        return String.join("\n", lines);
    }

    private Map<String, String> ids(Map<Arrow, Long> drawn) {
        var boxes = new TreeSet<>(namespacesByBox.keySet());
        var ends = new HashSet<String>();
        drawn.keySet().forEach(arrow -> ends.addAll(List.of(arrow.from(), arrow.to())));
        if (ends.contains(OUTSIDE)) {
            boxes.add(OUTSIDE);
        }
        var idByBox = new TreeMap<String, String>();
        boxes.forEach(box -> idByBox.put(box, "n" + idByBox.size()));
        return idByBox;
    }

    private String label(String box) {
        if (box.equals(OUTSIDE)) {
            return MermaidText.label("outside the cluster", "or the API server");
        }
        if (!together) {
            return MermaidText.label(box, fateOf(box));
        }
        var namespaces = List.copyOf(namespacesByBox.getOrDefault(box, new TreeSet<>()));
        var first = namespaces.getFirst();
        var named = namespaces.stream().limit(NAMES_IN_A_BOX).toList();
        var more = namespaces.size() - named.size();
        return MermaidText.label(
                fateOf(first) + ": " + Words.count(namespaces.size(), "namespace"),
                String.join(", ", named) + (more > 0 ? " and " + more + " more" : ""));
    }

    private String fateOf(String namespace) {
        return joinStage(namespace)
                .map(stage -> "joins in stage " + stage.stage().number())
                .orElse(joinedBefore(namespace) ? "joined before" : "stays outside");
    }

    private String styleOf(String box) {
        if (box.equals(OUTSIDE)) {
            return "outside";
        }
        var namespace = namespacesByBox.getOrDefault(box, new TreeSet<>()).first();
        if (joinStage(namespace).isPresent()) {
            return "joins";
        }
        return joinedBefore(namespace) ? "there" : "outside";
    }
}

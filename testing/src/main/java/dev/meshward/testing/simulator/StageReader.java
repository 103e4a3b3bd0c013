package dev.meshward.testing.simulator;

import dev.meshward.testing.crd.PlainData;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the folder of one stage as somebody does who carries it out: steps.json from the top, and the files it names. */
final class StageReader {

    private static final Pattern WRITTEN_BY_HAND = Pattern.compile("([\\w./-]+): \"([^\"]*)\"");

    private final String folder;
    private final int number;
    private final SortedMap<String, byte[]> files;
    private final List<Workload> workloads;
    private final List<Mesh> meshes;
    private final List<String> broken = new ArrayList<>();
    private final Map<Name, Map<String, @Nullable Object>> takenBack = new HashMap<>();
    private final Set<Name> created = new LinkedHashSet<>();

    /** @param files by their path below the folder */
    StageReader(
            String folder, int number, SortedMap<String, byte[]> files, List<Workload> workloads, List<Mesh> meshes) {
        this.folder = folder;
        this.number = number;
        this.files = files;
        this.workloads = workloads;
        this.meshes = meshes;
    }

    StageScript read() {
        var steps = steps("steps.json", false);
        return new StageScript(folder, steps, steps("undo/steps.json", true), broken);
    }

    private List<Step> steps(String path, boolean isUndo) {
        var steps = new ArrayList<Step>();
        var written = document(path).map(PlainData::list).orElse(List.of());
        for (var each : written) {
            steps.add(step(new Thing(PlainData.map(each)), isUndo, steps.size() + 1));
        }
        return steps;
    }

    private Optional<Object> document(String path) {
        var bytes = files.get(path);
        if (bytes == null) {
            broken.add(path + " is missing");
            return Optional.empty();
        }
        return Optional.ofNullable(
                PlainData.documents(new String(bytes, StandardCharsets.UTF_8)).getFirst());
    }

    private Step step(Thing step, boolean isUndo, int position) {
        var action = step.text("action");
        return new Step(
                (isUndo ? "undo " : "") + position,
                ops(step, action, isUndo, position),
                renewed(step, action),
                !step.text("condition").isBlank());
    }

    private Set<Name> renewed(Thing step, String action) {
        return switch (action) {
            case "restart", "manual" -> listed(step.text("target"));
            case "wait" -> mentioned(step.text("condition"));
            default -> Set.of();
        };
    }

    private Set<Name> listed(String target) {
        var words = List.of(target.split(", "));
        var found = new LinkedHashSet<Name>();
        workloads.stream()
                .map(Workload::name)
                .filter(name -> words.contains(name.inSteps()))
                .forEach(found::add);
        return found;
    }

    private Set<Name> mentioned(String sentence) {
        var found = new LinkedHashSet<Name>();
        workloads.stream()
                .map(Workload::name)
                .filter(name ->
                        (" " + sentence + " ").matches("(?s).*[ ,]" + Pattern.quote(name.inSteps()) + "[ ,.].*"))
                .forEach(found::add);
        return found;
    }

    private List<Op> ops(Thing step, String action, boolean isUndo, int position) {
        return switch (action) {
            case "create" -> files(step).map(thing -> created(thing, position)).toList();
            case "patch" ->
                files(step).map(thing -> Op.patch(name(thing), thing)).toList();
            case "delete" -> deleted(step.text("target"));
            case "helm" -> helm(step, isUndo, position);
            case "manual" -> byHand(step, isUndo);
            default -> List.of();
        };
    }

    private java.util.stream.Stream<Thing> files(Thing step) {
        return step.texts("files").stream()
                .flatMap(path -> document(path).stream())
                .map(each -> new Thing(PlainData.map(each)));
    }

    /** Without a namespace it goes where kubectl stands. */
    private static Name name(Thing thing) {
        var name = Name.of(thing.content());
        boolean isOfCluster = List.of("Namespace", "ClusterRole").contains(name.kind());
        return name.namespace().isEmpty() && !isOfCluster ? new Name(name.type(), "default", name.name()) : name;
    }

    private Op created(Thing thing, int position) {
        created.add(name(thing));
        return Op.create(name(thing), thing, Ages.made(number, position));
    }

    private List<Op> deleted(String target) {
        return created.stream()
                .filter(name -> name.inSteps().equals(target))
                .map(Op::delete)
                .toList();
    }

    private List<Op> helm(Thing step, boolean isUndo, int position) {
        Map<String, @Nullable Object> values =
                files(step).findFirst().map(Thing::content).orElse(Map.of());
        return meshes.stream()
                .flatMap(mesh -> mesh.installedBy(step.text("target"), values).stream())
                .map(Thing::new)
                .map(thing ->
                        isUndo ? Op.delete(name(thing)) : Op.create(name(thing), thing, Ages.made(number, position)))
                .toList();
    }

    /** A person writes the labels and annotations the step tells of, and on the way back takes out what they wrote. */
    private List<Op> byHand(Thing step, boolean isUndo) {
        var ops = new ArrayList<Op>();
        for (var workload : workloads) {
            if (listed(step.text("target")).contains(workload.name())) {
                var written = isUndo ? unwritten(workload) : written(workload, step.text("because"));
                if (!written.isEmpty()) {
                    ops.add(Op.patch(workload.object(), new Thing(workload.patch(written))));
                }
            }
        }
        return ops;
    }

    private Map<String, @Nullable Object> written(Workload workload, String told) {
        var parts = new HashMap<String, @Nullable Object>();
        var gone = new HashMap<String, @Nullable Object>();
        for (var part : List.of("labels", "annotations")) {
            var values = new HashMap<String, @Nullable Object>();
            var nothing = new HashMap<String, @Nullable Object>();
            WRITTEN_BY_HAND.matcher(toldUnder(part, told)).results().forEach(each -> {
                values.put(each.group(1), each.group(2));
                nothing.put(each.group(1), null);
            });
            if (!values.isEmpty()) {
                parts.put(part, values);
                gone.put(part, nothing);
            }
        }
        takenBack.put(workload.name(), gone);
        return parts;
    }

    private static String toldUnder(String part, String told) {
        int begin = told.indexOf("under " + part + " ");
        int end = told.indexOf(", and under ", begin);
        return begin < 0 ? "" : told.substring(begin, end < 0 ? told.length() : end);
    }

    private Map<String, @Nullable Object> unwritten(Workload workload) {
        return takenBack.getOrDefault(workload.name(), Map.of());
    }
}

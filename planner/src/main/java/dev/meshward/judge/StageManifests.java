package dev.meshward.judge;

import dev.meshward.manifest.DataReader;
import dev.meshward.manifest.Field;
import dev.meshward.manifest.Manifest;
import dev.meshward.manifest.ObjectKey;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The objects and fields that the YAML files of a stage hold, and the keys that its list of deletions names. */
final class StageManifests {

    private final StageFiles stage;
    private final int order;
    private final List<String> problems;
    private final Map<String, ObjectKey> createdByName = new HashMap<>();

    StageManifests(StageFiles stage, int order, List<String> problems) {
        this.stage = stage;
        this.order = order;
        this.problems = problems;
        stage.files().keySet().stream()
                .filter(path -> path.startsWith("apply/") && path.endsWith(".yaml"))
                .forEach(path -> read(path)
                        .ifPresent(object -> createdByName.put(object.key().toString(), object.key())));
    }

    /**
     * A whole object. It gets a moment of its own, since the oldest of several objects counts: later than everything that
     * was found, and in the order of the stages.
     */
    Optional<Manifest> whole(String path) {
        return read(path).map(this::stamped);
    }

    private Manifest stamped(Manifest object) {
        var moment = "9999-01-01T%02d:%02d:%02dZ".formatted(order / 3600, order / 60 % 60, order % 60);
        var metadata =
                object.at("metadata").mapping().with("creationTimestamp", dev.meshward.manifest.Value.Text.of(moment));
        return object.withContent(object.content().with("metadata", metadata));
    }

    /** The fields of a patch, with the identity of the object they are for. */
    Optional<Manifest> fields(String path) {
        return read(path);
    }

    /** Values of a chart: no object. What cannot be read is no chart's default, since nobody can install it. */
    Optional<Field> values(String path) {
        var data = DataReader.yaml(path, stage.files().getOrDefault(path, new byte[0]));
        if (data.broken().isPresent()) {
            problem(path + " cannot be read: " + data.because());
            return Optional.empty();
        }
        if (data.documents().size() > 1) {
            problem(path + " holds several documents, of which Helm reads one.");
        }
        return data.documents().stream().findFirst();
    }

    private Optional<Manifest> read(String path) {
        var data = DataReader.yaml(path, stage.files().getOrDefault(path, new byte[0]));
        if (data.broken().isPresent() || data.documents().size() != 1) {
            return broken(path + " does not hold exactly one object.");
        }
        var root = data.documents().getFirst();
        var object = Manifest.made(root.mapping());
        return object.key().kind().isEmpty() || object.key().name().isEmpty()
                ? broken(path + " does not say which object it is about.")
                : Optional.of(object);
    }

    private Optional<Manifest> broken(String problem) {
        problem(problem);
        return Optional.empty();
    }

    private void problem(String problem) {
        if (!problems.contains(problem)) {
            problems.add(problem);
        }
    }

    /**
     * The object that a step deletes.
     *
     * @param target such as {@code peerauthentication shop/default}; it has to stand in the list of deletions too
     */
    Optional<ObjectKey> toDelete(String target) {
        return Optional.ofNullable(createdByName.get(target))
                .filter(this::isListed)
                .or(() -> listed(target));
    }

    private boolean isListed(ObjectKey key) {
        var scope = key.namespace().isEmpty() ? "-" : key.namespace();
        return deletions()
                .filter(line -> line.length == 3)
                .anyMatch(line -> group(line[0]).equals(key.group())
                        && isPlural(line[0], key.kind())
                        && line[1].equals(scope)
                        && line[2].equals(key.name()));
    }

    /** An object that this stage does not create, by what the list says of its group and its plural. */
    private Optional<ObjectKey> listed(String target) {
        return deletions()
                .filter(line -> line.length == 3)
                .map(line -> key(line, target))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<ObjectKey> key(String[] line, String target) {
        var namespace = line[1].equals("-") ? "" : line[1];
        var word = target.substring(0, Math.max(0, target.indexOf(' ')));
        var rest = (namespace.isEmpty() ? "" : namespace + "/") + line[2];
        boolean fits = target.equals(word + " " + rest) && !word.isEmpty() && isPlural(line[0], word);
        return fits ? Optional.of(new ObjectKey(group(line[0]), kind(word), namespace, line[2])) : Optional.empty();
    }

    /** {@code networkpolicies.networking.k8s.io}: the plural, and behind the dot the group. */
    private static String group(String resource) {
        int dot = resource.indexOf('.');
        return dot < 0 ? "" : resource.substring(dot + 1);
    }

    private static boolean isPlural(String resource, String kind) {
        int dot = resource.indexOf('.');
        var plural = dot < 0 ? resource : resource.substring(0, dot);
        var word = kind.toLowerCase(Locale.ROOT);
        return List.of(word, word + "s", word + "es", word.replaceFirst("y$", "ies"))
                .contains(plural);
    }

    /** Kinds whose names are one word are enough: no plan deletes others it did not create. */
    private static String kind(String word) {
        return word.isEmpty() ? word : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    }

    private java.util.stream.Stream<String[]> deletions() {
        var text = new String(stage.files().getOrDefault("undo/delete.txt", new byte[0]), StandardCharsets.UTF_8);
        return text.lines()
                .filter(line -> !line.isBlank())
                .map(line -> line.strip().split("\\s+"));
    }
}

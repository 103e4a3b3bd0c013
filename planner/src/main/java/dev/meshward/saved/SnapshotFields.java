package dev.meshward.saved;

import dev.meshward.cluster.ClusterSnapshot;
import dev.meshward.cluster.Namespace;
import dev.meshward.cluster.Ownership;
import dev.meshward.cluster.PodTemplate;
import dev.meshward.cluster.PodsSeen;
import dev.meshward.cluster.RestartMethod;
import dev.meshward.cluster.ScanGap;
import dev.meshward.cluster.Service;
import dev.meshward.cluster.ServiceId;
import dev.meshward.cluster.Workload;
import dev.meshward.cluster.WorkloadId;
import dev.meshward.manifest.Field;
import dev.meshward.manifest.Manifest;
import dev.meshward.manifest.Mapping;
import dev.meshward.manifest.ObjectKey;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** Reads a snapshot from its JSON. */
final class SnapshotFields {

    private final Field root;
    private final List<String> files;
    private final List<Manifest> objects = new ArrayList<>();

    SnapshotFields(Field root) {
        this.root = root;
        this.files = root.at("files").texts();
    }

    ClusterSnapshot snapshot() throws DamagedSnapshot {
        SnapshotForm.check(root);
        for (var object : root.at("objects").items()) {
            objects.add(object(object));
        }
        return new ClusterSnapshot(
                        root.at("cluster").textOr(""),
                        takenAt(),
                        root.at("kubernetesVersion").text(),
                        objects,
                        namespaces(),
                        workloads(),
                        services(),
                        gaps())
                .knowing(root.at("foreignCalls").items().stream()
                        .map(ForeignCallFields::read)
                        .toList());
    }

    private Optional<Instant> takenAt() throws DamagedSnapshot {
        try {
            return root.at("takenAt").text().map(Instant::parse);
        } catch (DateTimeParseException _) {
            throw new DamagedSnapshot("the moment it was taken at cannot be read");
        }
    }

    private Manifest object(Field object) throws DamagedSnapshot {
        if (!(LineCode.applied(
                        object.at("lines").textOr(""), object.at("content").mapping())
                instanceof Mapping content)) {
            throw new DamagedSnapshot("an object has no content");
        }
        var made = Manifest.made(content);
        var key = made.key();
        if (key.kind().isEmpty() || made.apiVersion().isEmpty()) {
            throw new DamagedSnapshot("an object names no kind");
        }
        return new Manifest(
                file(object),
                made.apiVersion(),
                new ObjectKey(
                        key.group(),
                        key.kind(),
                        object.at("namespace").textOr(key.namespace()),
                        object.at("name").textOr(key.name())),
                content);
    }

    private String file(Field object) throws DamagedSnapshot {
        int position = object.at("file").wholeOr(-1);
        if (position < 0 || position >= files.size()) {
            throw new DamagedSnapshot("an object comes from no known file");
        }
        return files.get(position);
    }

    private List<Namespace> namespaces() throws DamagedSnapshot {
        var defined = new HashMap<String, Manifest>();
        objects.stream()
                .filter(object -> object.key().kind().equals("Namespace"))
                .forEach(object -> defined.put(object.key().name(), object));
        var namespaces = new ArrayList<Namespace>();
        for (var field : root.at("namespaces").items()) {
            var name = field.at("name").textOr("");
            var manifest = Optional.ofNullable(field.at("defined").isTrue() ? defined.get(name) : null);
            namespaces.add(new Namespace(name, manifest, OwnerFields.read(field.at("owner"))));
        }
        return namespaces;
    }

    private List<Workload> workloads() throws DamagedSnapshot {
        var workloads = new ArrayList<Workload>();
        for (var field : root.at("workloads").items()) {
            workloads.add(workload(field));
        }
        return workloads;
    }

    private Workload workload(Field field) throws DamagedSnapshot {
        var specimen = field.at("specimen").isPresent()
                ? Optional.of(object(field.at("specimen")))
                : Optional.<Manifest>empty();
        var manifest = field.at("object").isPresent() ? at(field.at("object")) : present(specimen);
        var home = field.at("templateOf").isPresent() ? at(field.at("templateOf")) : specimen.orElse(manifest);
        Ownership owner = OwnerFields.read(field.at("owner"));
        return new Workload(
                new WorkloadId(
                        field.at("kind").textOr(""),
                        field.at("namespace").textOr(""),
                        field.at("name").textOr("")),
                manifest,
                new PodTemplate(home.root().follow(field.at("template").textOr(""))),
                field.at("replicas").wholeOr(1),
                restart(field.at("restart").textOr("")),
                owner,
                pods(field.at("pods")));
    }

    private static Optional<PodsSeen> pods(Field field) {
        var added = new TreeMap<String, Integer>();
        field.at("added")
                .items()
                .forEach(mark ->
                        added.put(mark.at("mark").textOr(""), mark.at("pods").wholeOr(0)));
        return field.isPresent() ? Optional.of(new PodsSeen(field.at("running").wholeOr(0), added)) : Optional.empty();
    }

    private static Manifest present(Optional<Manifest> specimen) throws DamagedSnapshot {
        return specimen.orElseThrow(() -> new DamagedSnapshot("a workload has no object"));
    }

    private Manifest at(Field position) throws DamagedSnapshot {
        int number = position.wholeOr(-1);
        if (number < 0 || number >= objects.size()) {
            throw new DamagedSnapshot("a workload names an object that is not there");
        }
        return objects.get(number);
    }

    private static RestartMethod restart(String name) throws DamagedSnapshot {
        return Arrays.stream(RestartMethod.values())
                .filter(method -> method.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new DamagedSnapshot("a workload is restarted in no known way"));
    }

    private List<Service> services() {
        return objects.stream()
                .filter(object -> object.key().kind().equals("Service")
                        && object.key().group().isEmpty())
                .map(object -> new Service(
                        new ServiceId(object.key().namespace(), object.key().name()), object))
                .toList();
    }

    private List<ScanGap> gaps() throws DamagedSnapshot {
        var gaps = new ArrayList<ScanGap>();
        for (var gap : root.at("gaps").items()) {
            gaps.add(GapFields.read(gap));
        }
        return gaps;
    }
}

package dev.meshward.scan.redaction;

import dev.meshward.cluster.ClusterSnapshot;
import dev.meshward.cluster.ForeignCall;
import dev.meshward.cluster.Namespace;
import dev.meshward.cluster.Ownership;
import dev.meshward.cluster.PodTemplate;
import dev.meshward.cluster.Service;
import dev.meshward.cluster.ServiceId;
import dev.meshward.cluster.Workload;
import dev.meshward.cluster.WorkloadId;
import dev.meshward.manifest.Manifest;
import dev.meshward.manifest.Mapping;
import dev.meshward.manifest.Place;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;

/** A snapshot in which nothing is called by its name any more. */
public final class Redaction {

    private final RedactedNames names = new RedactedNames();
    private final RedactedText text = new RedactedText(names);
    private final RedactedTree trees = new RedactedTree(text);
    private final Map<String, String> files = new HashMap<>();
    private final Map<Mapping, Manifest> redactedByContent = new IdentityHashMap<>();

    private Redaction() {}

    public static ClusterSnapshot of(ClusterSnapshot snapshot) {
        return new Redaction().redacted(snapshot);
    }

    private ClusterSnapshot redacted(ClusterSnapshot snapshot) {
        new NameLearning(names).learn(snapshot);
        snapshot.objects().forEach(object -> redactedByContent.put(object.content(), manifest(object)));
        var gaps = new RedactedGaps(this::file, text);
        return new ClusterSnapshot(
                        "cluster",
                        snapshot.takenAt(),
                        snapshot.kubernetesVersion(),
                        snapshot.objects().stream().map(this::known).toList(),
                        snapshot.namespaces().stream().map(this::namespace).toList(),
                        snapshot.workloads().stream().map(this::workload).toList(),
                        snapshot.services().stream().map(this::service).toList(),
                        snapshot.gaps().stream().map(gaps::of).toList())
                .knowing(snapshot.foreignCalls().stream().map(this::foreign).toList());
    }

    private ForeignCall foreign(ForeignCall call) {
        return new ForeignCall(
                "other-cluster",
                id(call.caller()),
                new ServiceId(
                        names.of(call.service().namespace()),
                        names.of(call.service().name())),
                call.port(),
                call.protocol(),
                call.door().map(this::id),
                new Place(
                        file(call.place().file()),
                        call.place().line(),
                        call.place().path()),
                "a name of another cluster");
    }

    private WorkloadId id(WorkloadId workload) {
        return new WorkloadId(workload.kind(), names.of(workload.namespace()), names.of(workload.name()));
    }

    private Manifest known(Manifest object) {
        return redactedByContent.computeIfAbsent(object.content(), _ -> manifest(object));
    }

    private Manifest manifest(Manifest object) {
        return new Manifest(
                file(object.file()),
                object.apiVersion(),
                RedactedGaps.key(object.key(), text),
                trees.of(object.content()));
    }

    /** Folders and files are often called after what is in them. */
    private String file(String file) {
        return file.isEmpty() || file.equals("-")
                ? file
                : files.computeIfAbsent(file, _ -> "file-" + (files.size() + 1) + ".yaml");
    }

    private Namespace namespace(Namespace namespace) {
        return new Namespace(
                names.of(namespace.name()), namespace.manifest().map(this::known), owner(namespace.owner()));
    }

    private Service service(Service service) {
        var manifest = known(service.manifest());
        return new Service(
                new ServiceId(manifest.key().namespace(), manifest.key().name()), manifest);
    }

    /** Keys stay, so the template is found by the same path. */
    private Workload workload(Workload workload) {
        var manifest = known(workload.manifest());
        var template = workload.template().field();
        var home = template.root();
        var root = known(new Manifest(
                        home.place().file(), "", workload.manifest().key(), home.mapping()))
                .root();
        return new Workload(
                new WorkloadId(workload.id().kind(), text.of(workload.namespace()), text.of(workload.name())),
                manifest,
                new PodTemplate(root.follow(template.path())),
                workload.replicas(),
                workload.restart(),
                owner(workload.owner()),
                workload.pods());
    }

    private Ownership owner(Ownership owner) {
        return switch (owner) {
            case Ownership.Nobody nobody -> nobody;
            case Ownership.GitOps(var tool, var application) -> new Ownership.GitOps(tool, named(application));
            case Ownership.HelmRelease(var release, var namespace) ->
                new Ownership.HelmRelease(named(release), named(namespace));
            case Ownership.Operator(var apiVersion, var kind, var name) ->
                new Ownership.Operator(apiVersion, kind, named(name));
            case Ownership.Applied(var manager) -> new Ownership.Applied(named(manager));
        };
    }

    private String named(String owner) {
        for (var part : owner.split("/", -1)) {
            names.learn(part, "owner");
        }
        return text.of(owner);
    }
}

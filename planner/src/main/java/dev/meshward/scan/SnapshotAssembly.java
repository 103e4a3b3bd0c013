package dev.meshward.scan;

import dev.meshward.cluster.ClusterSnapshot;
import dev.meshward.cluster.OwnerReading;
import dev.meshward.cluster.Ownership;
import dev.meshward.cluster.ScanGap;
import dev.meshward.manifest.Manifest;
import dev.meshward.manifest.ObjectKey;
import dev.meshward.manifest.Place;
import dev.meshward.manifest.Reading;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Puts readings together into a snapshot, in whatever order they come. */
public final class SnapshotAssembly {

    private final ScanOptions options;
    private final List<ScanGap> gaps = new ArrayList<>();
    private final List<Arrival> arrivals = new ArrayList<>();
    private final List<Arrival> laidOver = new ArrayList<>();
    private final Owners owners = new Owners();
    private final OwnedPods owned = new OwnedPods(owners);
    private final KubeletVersions versions = new KubeletVersions();
    private int events;
    private int leftOut;

    /** An object that is kept, with what was read from the fields that are not. */
    record Arrival(Manifest manifest, Ownership owner, Optional<String> ended) {}

    public SnapshotAssembly(ScanOptions options) {
        this.options = options;
    }

    /** Everything that one reading adds. */
    public void take(Reading reading) {
        switch (reading) {
            case Reading.Understood understood -> take(understood);
            case Reading.NotUnderstood(var place, var because) -> gaps.add(new ScanGap.Unreadable(place, because));
            case Reading.Foreign(var place, var because) -> gaps.add(new ScanGap.Foreign(place, because));
        }
    }

    /** True when no reading so far was an object, folded pods included. */
    public boolean isEmpty() {
        return arrivals.isEmpty()
                && owned.podsByOwner().isEmpty()
                && owned.setsByOwner().isEmpty()
                && leftOut == 0;
    }

    /** As if these were applied to everything that is taken. */
    void layOver(Overlay overlay) {
        var over = new SnapshotAssembly(options);
        overlay.readings().forEach(over::take);
        laidOver.addAll(over.arrivals);
        // A patch is no whole object, and here it need not be one.
        over.gaps.stream()
                .filter(gap -> !gap.because().equals(KnownFields.NO_CONTAINERS))
                .forEach(gaps::add);
        gaps.addAll(overlay.gaps());
    }

    void note(ScanGap gap) {
        gaps.add(gap);
    }

    List<ScanGap> gaps() {
        return List.copyOf(gaps);
    }

    private void take(Reading.Understood understood) {
        var manifest = Identity.named(understood.manifest());
        if (manifest.key().name().isEmpty()) {
            gaps.add(new ScanGap.Foreign(
                    manifest.place(), "a " + manifest.key().kind() + " without a name, so not an object of a cluster"));
        } else if (ObjectNames.isPlaceholder(manifest.key())) {
            gaps.add(new ScanGap.Foreign(
                    manifest.place(), "a template that is not filled in yet: its name holds a placeholder"));
        } else if (isEvent(manifest)) {
            events++;
        } else {
            understood.duplicateKeys().forEach(place -> gaps.add(repeatedKey(manifest, place)));
            takeNamed(manifest);
        }
    }

    private void takeNamed(Manifest manifest) {
        var objection = ObjectNames.objection(manifest.key());
        if (objection.isPresent()) {
            gaps.add(new ScanGap.WrongField(
                    manifest.key(), manifest.at("metadata", "name").place(), objection.get()));
            return;
        }
        gaps.addAll(KnownFields.wrong(manifest));
        versions.note(manifest);
        var placed = inNamespace(manifest);
        if (isOfPods(placed) && !isWanted(placed)) {
            leftOut++;
        } else if (!owned.took(placed)) {
            owners.note(placed);
            arrivals.add(new Arrival(Trimming.trim(placed), OwnerReading.of(placed), EndedWork.wayOf(placed)));
        }
    }

    private static boolean isEvent(Manifest manifest) {
        var group = manifest.key().group();
        return manifest.key().kind().equals("Event") && (group.isEmpty() || group.equals("events.k8s.io"));
    }

    private static ScanGap repeatedKey(Manifest manifest, Place place) {
        return new ScanGap.WrongField(
                manifest.key(), place, "this key stands in the same mapping twice; the last one is used");
    }

    /** Pods and what makes them are namespaced for sure; of other kinds the CRDs decide in the end. */
    private static boolean isOfPods(Manifest manifest) {
        return PodTemplates.isBuiltIn(manifest);
    }

    private Manifest inNamespace(Manifest manifest) {
        return isOfPods(manifest) && !manifest.key().isNamespaced()
                ? Identity.withKey(
                        manifest, options.defaultNamespace(), manifest.key().name())
                : manifest;
    }

    private boolean isWanted(Manifest manifest) {
        return options.wantsNamespace(manifest.key().namespace())
                && options.selector().matches(manifest.at("metadata", "labels").textByKey());
    }

    /** The snapshot of everything taken, from files, which carry no moment. */
    public ClusterSnapshot finish(String cluster) {
        return finish(cluster, Optional.empty(), Optional.empty());
    }

    /** @param version of Kubernetes, where neither the options nor nodes say one */
    ClusterSnapshot finish(String cluster, Optional<Instant> takenAt, Optional<String> version) {
        var kept = scrubbed(settled());
        var objects = new TreeMap<ObjectKey, Manifest>();
        var ownerships = new HashMap<ObjectKey, Ownership>();
        var ended = new HashMap<ObjectKey, String>();
        for (var arrival : kept) {
            objects.put(arrival.manifest().key(), arrival.manifest());
            ownerships.put(arrival.manifest().key(), arrival.owner());
            arrival.ended().ifPresent(way -> ended.put(arrival.manifest().key(), way));
        }
        var assembly = new WorkloadAssembly(objects, ownerships, new EndedWork(ended), owned, owners, gaps);
        var workloads = assembly.workloads();
        assembly.foldedJobs().forEach(objects::remove);
        noteWhatWasNotLookedAt();
        var inventory = new Inventory(objects, options);
        return new ClusterSnapshot(
                cluster,
                takenAt,
                options.kubernetesVersion().or(versions::lowest).or(() -> version),
                List.copyOf(objects.values()),
                inventory.namespaces(ownerships, workloads),
                List.copyOf(workloads),
                inventory.services(),
                gaps);
    }

    /** The arrivals with their namespaces settled, filtered, and each object once. */
    private OneOfEach settled() {
        var scopes = Scopes.of(Stream.concat(arrivals.stream(), laidOver.stream())
                .map(Arrival::manifest)
                .filter(manifest -> manifest.key().kind().equals("CustomResourceDefinition"))
                .toList());
        var once = new OneOfEach();
        for (var arrival : arrivals) {
            var manifest = settled(arrival.manifest(), scopes);
            if (manifest.key().isNamespaced() && !isWanted(manifest)) {
                leftOut++;
            } else {
                once.add(new Arrival(manifest, arrival.owner(), arrival.ended()));
            }
        }
        for (var arrival : laidOver) {
            once.layOver(new Arrival(settled(arrival.manifest(), scopes), arrival.owner(), arrival.ended()));
        }
        owned.forget(once.removed());
        return once;
    }

    /** Secrets end here. The order of the keys makes the tokens the same whatever order the objects came in. */
    private List<Arrival> scrubbed(OneOfEach settled) {
        var scrubbing = new Scrubbing();
        var sorted = settled.arrivals().stream()
                .sorted(Comparator.comparing(arrival -> arrival.manifest().key()))
                .toList();
        var manifests =
                scrubbing.scrubAll(sorted.stream().map(Arrival::manifest).toList());
        var scrubbed = new ArrayList<Arrival>();
        for (int i = 0; i < sorted.size(); i++) {
            scrubbed.add(new Arrival(
                    manifests.get(i), sorted.get(i).owner(), sorted.get(i).ended()));
        }
        owned.scrub(scrubbing);
        gaps.addAll(settled.duplicates(scrubbing::scrub));
        return scrubbed;
    }

    private Manifest settled(Manifest manifest, Scopes scopes) {
        var key = manifest.key();
        if (scopes.isClusterScoped(key.group(), key.kind())) {
            return Identity.withKey(manifest, "", key.name());
        }
        return Identity.withKey(
                manifest, key.isNamespaced() ? key.namespace() : options.defaultNamespace(), key.name());
    }

    private void noteWhatWasNotLookedAt() {
        if (events > 0) {
            gaps.add(new ScanGap.NotLooked("events", "events say what happened, not what is configured"));
        }
        if (leftOut > 0) {
            gaps.add(new ScanGap.NotLooked(
                    leftOut + " objects", "they are outside the namespaces or labels that were asked for"));
        }
    }
}

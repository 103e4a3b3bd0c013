package dev.meshward.scan;

import dev.meshward.cluster.PodsSeen;
import dev.meshward.manifest.Manifest;
import dev.meshward.manifest.ObjectKey;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Pods, ReplicaSets and Jobs that something else controls. Of all that one controller owns, the names and one specimen
 * are kept: a dump has ten pods for each workload, and they differ in nothing that matters.
 */
final class OwnedPods {

    /** What one controller owns directly. */
    static final class Group {
        private final Map<String, List<String>> marksByRunning = new TreeMap<>();
        private Manifest specimen;

        private Group(Manifest first) {
            this.specimen = first;
        }

        Manifest specimen() {
            return specimen;
        }

        int running() {
            return marksByRunning.size();
        }

        /** What its running pods carry, each mark with the number of pods. */
        PodsSeen seen() {
            var pods = new TreeMap<String, Integer>();
            marksByRunning.values().forEach(marks -> marks.forEach(mark -> pods.merge(mark, 1, Integer::sum)));
            return new PodsSeen(running(), pods);
        }
    }

    private final Map<ObjectKey, Group> podsByOwner = new TreeMap<>();
    private final Map<ObjectKey, Group> setsByOwner = new TreeMap<>();
    private final Owners owners;

    OwnedPods(Owners owners) {
        this.owners = owners;
    }

    /** True when the object is one of many of its controller and need not be kept. */
    boolean took(Manifest manifest) {
        var owner = Owners.controllerOf(manifest);
        if (owner.isEmpty()) {
            return false;
        }
        switch (manifest.key().group() + "/" + manifest.key().kind()) {
            case "/Pod" -> add(podsByOwner, owner.get(), manifest, isRunning(manifest));
            case "apps/ReplicaSet", "extensions/ReplicaSet" -> addSet(owner.get(), manifest);
            default -> {
                return false;
            }
        }
        return true;
    }

    private void addSet(ObjectKey owner, Manifest manifest) {
        owners.note(manifest);
        add(
                setsByOwner,
                owner,
                Trimming.trim(manifest),
                manifest.at("spec", "replicas").wholeOr(0) > 0);
    }

    private static boolean isRunning(Manifest pod) {
        var phase = pod.at("status", "phase").textOr("Running");
        return !phase.equals("Succeeded") && !phase.equals("Failed");
    }

    /** The specimen is one that runs, and the first by name among those, in whatever order they come. */
    private static void add(Map<ObjectKey, Group> groups, ObjectKey owner, Manifest manifest, boolean runs) {
        var group = groups.computeIfAbsent(owner, _ -> new Group(manifest));
        boolean specimenRuns =
                group.marksByRunning.containsKey(group.specimen.key().name());
        boolean isEarlier = manifest.key().name().compareTo(group.specimen.key().name()) < 0;
        if (runs ? !specimenRuns || isEarlier : !specimenRuns && isEarlier) {
            group.specimen = manifest;
        }
        if (runs) {
            group.marksByRunning.put(manifest.key().name(), PodMarks.of(manifest));
        }
    }

    /** Hides the secrets of what is kept, in the order of the owners. */
    void scrub(Scrubbing scrubbing) {
        scrub(setsByOwner.values(), scrubbing);
        scrub(podsByOwner.values(), scrubbing);
    }

    private static void scrub(Collection<Group> groups, Scrubbing scrubbing) {
        var scrubbed = scrubbing
                .scrubAll(groups.stream()
                        .map(group -> Trimming.trim(group.specimen))
                        .toList())
                .iterator();
        groups.forEach(group -> group.specimen = scrubbed.next());
    }

    /** What goes with its owner. */
    void forget(Set<ObjectKey> owners) {
        podsByOwner
                .keySet()
                .removeIf(owner ->
                        this.owners.firstUpwards(owner, owners::contains).isPresent());
        setsByOwner
                .keySet()
                .removeIf(owner ->
                        this.owners.firstUpwards(owner, owners::contains).isPresent());
    }

    Map<ObjectKey, Group> podsByOwner() {
        return podsByOwner;
    }

    Map<ObjectKey, Group> setsByOwner() {
        return setsByOwner;
    }

    /**
     * The controller of a ReplicaSet that is not in the source, as its pods tell: its name is that of the controller and a
     * hash, which the pods carry as a label.
     */
    static Optional<ObjectKey> controllerOfMissingSet(ObjectKey set, Manifest pod) {
        if (!set.kind().equals("ReplicaSet")) {
            return Optional.empty();
        }
        return named(set, pod.label("pod-template-hash").textOr(""), "apps", "Deployment")
                .or(() -> named(set, pod.label("rollouts-pod-template-hash").textOr(""), "argoproj.io", "Rollout"));
    }

    private static Optional<ObjectKey> named(ObjectKey set, String hash, String group, String kind) {
        int end = set.name().length() - hash.length() - 1;
        return !hash.isEmpty() && end > 0 && set.name().endsWith("-" + hash)
                ? Optional.of(
                        new ObjectKey(group, kind, set.namespace(), set.name().substring(0, end)))
                : Optional.empty();
    }
}

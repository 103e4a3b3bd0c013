package dev.meshward.scan;

import dev.meshward.cluster.Autoscalers;
import dev.meshward.cluster.Ownership;
import dev.meshward.cluster.PodTemplate;
import dev.meshward.cluster.RestartMethod;
import dev.meshward.cluster.ScanGap;
import dev.meshward.cluster.Workload;
import dev.meshward.cluster.WorkloadId;
import dev.meshward.manifest.Field;
import dev.meshward.manifest.Manifest;
import dev.meshward.manifest.ObjectKey;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Finds the workloads among the objects of a source. What only exists because of another workload is folded into that
 * one, so that every pod has one workload and every workload one place where its template is written.
 */
final class WorkloadAssembly {

    /** Kinds that are made anew by their controller, so a change belongs to the controller. */
    private static final Set<String> MADE_BY_CONTROLLER =
            Set.of("apps/ReplicaSet", "extensions/ReplicaSet", "batch/Job", "/ReplicationController", "/Pod");

    private final Map<ObjectKey, Manifest> objects;
    private final Map<ObjectKey, Ownership> ownerships;
    private final EndedWork ended;
    private final OwnedPods owned;
    private final Owners owners;
    private final int nodes;
    private final Autoscalers autoscalers;
    private final Map<ObjectKey, Field> templates = new TreeMap<>();
    private final Set<ObjectKey> folded = new TreeSet<>();
    private final Map<WorkloadId, Workload> workloads = new TreeMap<>();
    private final List<ScanGap> gaps;

    /**
     * @param objects all objects, each once, without the pods and ReplicaSets in {@code owned}
     * @param ended jobs and pods that run no more
     */
    WorkloadAssembly(
            Map<ObjectKey, Manifest> objects,
            Map<ObjectKey, Ownership> ownerships,
            EndedWork ended,
            OwnedPods owned,
            Owners owners,
            List<ScanGap> gaps) {
        this.objects = objects;
        this.ownerships = ownerships;
        this.ended = ended;
        this.owned = owned;
        this.owners = owners;
        this.gaps = gaps;
        this.autoscalers = new Autoscalers(objects.values());
        this.nodes = (int)
                objects.keySet().stream().filter(key -> isOf(key, "/Node")).count();
    }

    Collection<Workload> workloads() {
        findTemplates();
        referToDeployments();
        foldMadeObjects();
        templates.forEach((key, template) -> {
            if (!folded.contains(key) && !ended.took(key)) {
                add(key, template);
            }
        });
        owned.setsByOwner().forEach(this::addSetsOfOthers);
        owned.podsByOwner().forEach(this::addPodsOfOthers);
        gaps.addAll(ended.gaps());
        owned.podsByOwner().forEach(this::notePods);
        return workloads.values();
    }

    /** Jobs that a CronJob of the source makes again; nobody needs them beside it. */
    Set<ObjectKey> foldedJobs() {
        var jobs = new TreeSet<ObjectKey>();
        folded.stream().filter(key -> isOf(key, "batch/Job")).forEach(jobs::add);
        return jobs;
    }

    private void findTemplates() {
        for (var object : objects.values()) {
            var found = PodTemplates.of(object);
            if (!found.isEmpty()) {
                templates.put(object.key(), found.getFirst());
            }
            if (found.size() > 1) {
                gaps.add(new ScanGap.NotLooked(
                        "further pod templates of " + object.key(),
                        "it has " + found.size() + " pod templates; the first stands for all of them"));
            }
        }
    }

    /** An Argo Rollout may borrow the template of a Deployment, which then runs no pods itself. */
    private void referToDeployments() {
        for (var object : List.copyOf(objects.values())) {
            var reference = object.at("spec", "workloadRef");
            if (!isOf(object.key(), "argoproj.io/Rollout") || reference.isAbsent()) {
                continue;
            }
            var deployment = new ObjectKey(
                    ObjectKey.groupOf(reference.at("apiVersion").textOr("apps/v1")),
                    reference.at("kind").textOr("Deployment"),
                    object.key().namespace(),
                    reference.at("name").textOr(""));
            var template = templates.get(deployment);
            templates.put(object.key(), template == null ? object.at("spec", "template") : template);
            folded.add(deployment);
        }
    }

    private void foldMadeObjects() {
        for (var key : templates.keySet()) {
            var owner = owners.ownerOf(key);
            if (owner.isPresent() && madeByWorkload(key, owner.get())) {
                folded.add(key);
            }
        }
    }

    /** What a Knative Service makes is a chain of objects of which only the Service is to be changed. */
    private boolean madeByWorkload(ObjectKey key, ObjectKey owner) {
        boolean isMadeAgain = MADE_BY_CONTROLLER.contains(key.group() + "/" + key.kind());
        var maker = owners.firstUpwards(owner, templates::containsKey);
        return maker.isPresent() && (isMadeAgain || maker.get().group().equals("serving.knative.dev"));
    }

    private void add(ObjectKey key, Field template) {
        var object = objects.get(key);
        if (object != null) {
            put(new Workload(
                    WorkloadId.of(key),
                    object,
                    new PodTemplate(template),
                    PodRenewal.podsAtOneTime(object, nodes, autoscalers),
                    PodRenewal.method(object),
                    ownerships.getOrDefault(key, new Ownership.Nobody())));
        }
    }

    /** Two kinds of one name in different groups, such as Volcano's Job: the group tells them apart. */
    private void put(Workload workload) {
        var id = workload.id();
        if (workloads.containsKey(id)) {
            var group = workload.manifest().key().group();
            id = new WorkloadId(id.kind() + "." + group, id.namespace(), id.name());
        }
        workloads.put(
                id,
                new Workload(
                        id,
                        workload.manifest(),
                        workload.template(),
                        workload.replicas(),
                        workload.restart(),
                        workload.owner()));
    }

    private void addSetsOfOthers(ObjectKey owner, OwnedPods.Group sets) {
        if (workloadAbove(owner).isEmpty()) {
            var specimen = sets.specimen();
            int replicas = Math.max(specimen.at("spec", "replicas").wholeOr(0), 0);
            addUnseen(owner, specimen, specimen.at("spec", "template"), replicas);
        }
    }

    private void addPodsOfOthers(ObjectKey owner, OwnedPods.Group pods) {
        if (workloadAbove(owner).isPresent() || owned.setsByOwner().containsKey(owners.topOf(owner))) {
            return;
        }
        var controller = controllerOf(owners.topOf(owner), pods);
        if (workloadAbove(controller).isPresent()) {
            return;
        }
        if (isOf(controller, "batch/Job") && pods.running() == 0) {
            ended.note(controller, "its pods have ended");
        } else {
            addUnseen(controller, pods.specimen(), pods.specimen().root(), pods.running());
        }
    }

    /** What is written in the template was not added to the pods. */
    private void notePods(ObjectKey owner, OwnedPods.Group pods) {
        var maker = workloadAbove(owner).orElseGet(() -> controllerOf(owners.topOf(owner), pods));
        workloads.computeIfPresent(WorkloadId.of(maker), (_, workload) -> {
            var seen = pods.seen().without(PodMarks.containers(workload.template()));
            return workload.with(Optional.of(workload.pods().map(seen::and).orElse(seen)));
        });
    }

    private ObjectKey controllerOf(ObjectKey top, OwnedPods.Group pods) {
        return OwnedPods.controllerOfMissingSet(top, pods.specimen())
                .or(() -> cronJobOf(top))
                .orElse(top);
    }

    private Optional<ObjectKey> workloadAbove(ObjectKey key) {
        return owners.firstUpwards(key, templates::containsKey);
    }

    /** The Job of a CronJob is called after it and the minute of its run. */
    private Optional<ObjectKey> cronJobOf(ObjectKey job) {
        if (!isOf(job, "batch/Job") || !job.name().matches(".+-[0-9]{8,10}")) {
            return Optional.empty();
        }
        var name = job.name().substring(0, job.name().lastIndexOf('-'));
        return Optional.of(new ObjectKey("batch", "CronJob", job.namespace(), name))
                .filter(templates::containsKey);
    }

    /** A workload of which the source shows what it made but not how it is written, so only a person can change it. */
    private void addUnseen(ObjectKey key, Manifest specimen, Field template, int replicas) {
        var id = WorkloadId.of(key);
        var known = workloads.get(id);
        var object = Optional.ofNullable(objects.get(key));
        var manifest = known == null ? object.orElse(specimen) : known.manifest();
        workloads.put(
                id,
                new Workload(
                        id,
                        manifest,
                        known == null ? new PodTemplate(template) : known.template(),
                        replicas + (known == null ? 0 : known.replicas()),
                        RestartMethod.MANUAL,
                        ownerOfUnseen(key, specimen)));
    }

    private Ownership ownerOfUnseen(ObjectKey key, Manifest specimen) {
        var known = ownerships.get(key);
        if (known != null) {
            return known;
        }
        var group = key.group();
        return group.isEmpty() || group.equals("apps") || group.equals("batch")
                ? new Ownership.Nobody()
                : new Ownership.Operator(Owners.apiVersionOfController(specimen), key.kind(), key.name());
    }

    private static boolean isOf(ObjectKey key, String groupAndKind) {
        return groupAndKind.equals(key.group() + "/" + key.kind());
    }
}

package dev.meshward.testing.replay;

import dev.meshward.bundles.ApplyFile;
import dev.meshward.bundles.PatchFile;
import dev.meshward.bundles.StageBundle;
import dev.meshward.bundles.Step;
import dev.meshward.cluster.ClusterSnapshot;
import dev.meshward.cluster.RestartMethod;
import dev.meshward.cluster.Workload;
import dev.meshward.cluster.WorkloadId;
import dev.meshward.manifest.Mapping;
import dev.meshward.manifest.ObjectKey;
import dev.meshward.mesh.MeshName;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Plays the stages of a rollout in their order. A caller counts as joined from the stage after the one that restarted it,
 * since that is when a person has seen it use mutual TLS. A callee is taken to have its proxy as soon as a pod that starts
 * would get one: an eviction is enough.
 */
public final class Replay {

    private final ClusterSnapshot snapshot;
    private final World world;
    private final MeshRules rules;
    private final Set<WorkloadId> joined = new TreeSet<>();
    private final Set<ObjectKey> patchedTemplates = new HashSet<>();
    private final List<String> refused = new ArrayList<>();

    /** Before a control plane is there, labels ask for a proxy in vain. */
    private boolean hasControlPlane;

    public Replay(ClusterSnapshot snapshot, MeshName mesh) {
        this.snapshot = snapshot;
        this.world = new World(snapshot.objects());
        snapshot.workloads().forEach(workload -> world.know(workload.manifest()));
        this.rules = MeshRules.of(mesh, world);
        this.hasControlPlane = rules.isInstalled(snapshot);
        snapshot.workloads().stream().filter(this::wouldGetAProxy).forEach(workload -> joined.add(workload.id()));
    }

    /** Every expected call that some prefix of the steps refuses, with the stage and step; calls refused before are not. */
    public List<String> refusedOnTheWay(List<StageBundle> stages, List<ExpectedCall> calls) {
        var working = calls.stream().filter(this::works).toList();
        for (var stage : stages) {
            play(stage, working);
        }
        return List.copyOf(refused);
    }

    /** Those with a proxy after everything that was played. */
    public Set<WorkloadId> joined() {
        return java.util.Collections.unmodifiableSet(joined);
    }

    /** Whether a call is let through as things stand. */
    public boolean works(ExpectedCall call) {
        var callee = snapshot.workload(call.to());
        if (callee.isEmpty() || !wouldGetAProxy(callee.get())) {
            return true;
        }
        var state = world.stateOf(callee.get());
        var caller =
                call.from().filter(joined::contains).flatMap(snapshot::workload).map(world::stateOf);
        return rules.letsIn(state, call.containerPort(), caller);
    }

    private void play(StageBundle stage, List<ExpectedCall> calls) {
        var restarted = new HashSet<WorkloadId>();
        var applied = stage.apply().stream().collect(Collectors.toMap(ApplyFile::path, file -> file));
        var patches = stage.patches().stream().collect(Collectors.toMap(PatchFile::path, file -> file));
        int number = 0;
        for (var step : stage.steps()) {
            number++;
            for (var path : step.files()) {
                Optional.ofNullable(applied.get(path)).ifPresent(file -> world.put(file.manifest()));
                Optional.ofNullable(patches.get(path)).ifPresent(this::patch);
            }
            restarted.addAll(madeAnewBy(step));
            hasControlPlane |= step.action() == Step.Action.HELM;
            note(stage.folder() + " step " + number, calls);
        }
        settle(restarted);
    }

    private void patch(PatchFile file) {
        world.patch(file.object(), withoutIdentity(file.content()));
        patchedTemplates.add(file.object());
    }

    private static Mapping withoutIdentity(Mapping content) {
        return content.without("apiVersion").without("kind");
    }

    /** Whoever makes a pod by hand that cannot be patched gives it the label that asks for a proxy, as the step says. */
    private Set<WorkloadId> madeAnewBy(Step step) {
        var named = Set.of(step.target().split(", ", -1));
        var anew = snapshot.workloads().stream()
                .filter(workload -> named.contains(workload.id().toString()))
                .toList();
        if (step.action() == Step.Action.MANUAL && step.condition().contains("with a proxy")) {
            anew.forEach(rules::askForProxy);
        }
        return anew.stream().map(Workload::id).collect(Collectors.toSet());
    }

    private void note(String where, List<ExpectedCall> calls) {
        calls.stream().filter(call -> !works(call)).forEach(call -> refused.add(where + " refuses " + call));
    }

    /** At the end of a stage its gate holds: pods that were to be made anew have been. */
    private void settle(Set<WorkloadId> restarted) {
        for (var workload : snapshot.workloads()) {
            var isAnew = rules.reachesRunningPods()
                    || restarted.contains(workload.id())
                    || patchedTemplates.contains(workload.manifest().key())
                    || workload.restart() == RestartMethod.NEXT_RUN;
            if (!wouldGetAProxy(workload)) {
                joined.remove(workload.id());
            } else if (isAnew) {
                joined.add(workload.id());
            }
        }
        patchedTemplates.clear();
    }

    private boolean wouldGetAProxy(Workload workload) {
        return hasControlPlane && rules.asksForProxy(world.stateOf(workload));
    }
}

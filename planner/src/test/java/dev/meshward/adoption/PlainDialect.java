package dev.meshward.adoption;

import dev.meshward.cluster.ClusterSnapshot;
import dev.meshward.cluster.KnownObjects;
import dev.meshward.cluster.Workload;
import dev.meshward.manifest.Manifest;
import dev.meshward.manifest.Mapping;
import dev.meshward.mesh.Change;
import dev.meshward.mesh.Dialect;
import dev.meshward.mesh.Inspection;
import dev.meshward.mesh.Installation;
import dev.meshward.mesh.LadderIntent;
import dev.meshward.mesh.Membership;
import dev.meshward.mesh.MeshName;
import dev.meshward.mesh.MeshTraits;
import dev.meshward.mesh.Probe;
import dev.meshward.mesh.Rung;
import dev.meshward.mesh.Sizing;
import dev.meshward.mesh.TargetMesh;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** A mesh without objects: where pods stand is written on the label {@code mesh}. */
class PlainDialect implements Dialect {

    @Override
    public MeshName mesh() {
        return MeshName.ISTIO;
    }

    @Override
    public String defaultVersion() {
        return "1.0.0";
    }

    @Override
    public MeshTraits traits() {
        return new MeshTraits(
                "container proxy", 1337, Set.of(15001), Set.of(15020), Set.of("mesh-system"), Set.of(3306), List.of());
    }

    @Override
    public Membership membershipOf(Workload workload, ClusterSnapshot snapshot) {
        var label = workload.template().labels().getOrDefault("mesh", "outside");
        return label.equals("other")
                ? new Membership(Rung.OUTSIDE, "Other Mesh", "label mesh")
                : new Membership(Rung.valueOf(label.toUpperCase(Locale.ROOT)), "", "label mesh");
    }

    @Override
    public Optional<String> installedVersion(ClusterSnapshot snapshot) {
        return Optional.empty();
    }

    @Override
    public Installation installation(TargetMesh target, Sizing sizing, ClusterSnapshot snapshot) {
        var release =
                new Installation.Release("mesh", "mesh-system", "mesh", "https://charts.example", "1", Mapping.empty());
        return new Installation(List.of(release), List.of(), List.of(), List.of("Which trust domain?"), List.of());
    }

    @Override
    public List<Change> express(LadderIntent intent, KnownObjects present, TargetMesh target) {
        return List.of();
    }

    @Override
    public Map<String, String> joinAnnotations(Workload workload, ClusterSnapshot snapshot, TargetMesh target) {
        return Map.of();
    }

    @Override
    public List<Manifest> monitoring(KnownObjects present, List<String> namespaces, TargetMesh target) {
        return List.of();
    }

    @Override
    public List<Manifest> alerts(KnownObjects present, String stage, List<String> namespaces, String undoCommand) {
        return List.of();
    }

    @Override
    public List<Probe> beforeStrict(List<Workload> workloads) {
        return List.of(
                new Probe("count(mutual)", "> 0", "Mutual TLS is seen"),
                new Probe("sum(plaintext)", "== 0", "No plaintext is seen"));
    }

    @Override
    public List<Probe> beforeEnforcing(
            List<Workload> workloads, Function<Workload, List<LadderIntent.Admission>> admissions) {
        return List.of(new Probe("sum(shadow_denied)", "== 0", "Nothing would have been refused"));
    }

    @Override
    public List<Probe> afterJoin(List<Workload> workloads) {
        return List.of(new Probe("sum(errors)", "== 0", "No errors"));
    }

    @Override
    public List<String> troubleshooting(TargetMesh target, List<String> namespaces, List<Workload> workloads) {
        return List.of();
    }

    @Override
    public List<BypassStep> bypass(String namespace, KnownObjects afterThePlan, TargetMesh target) {
        return List.of();
    }

    @Override
    public Mapping scrapeConfig(List<String> namespaces, TargetMesh target) {
        return Mapping.empty();
    }

    @Override
    public List<Inspection> inspections(Rung reached, List<Workload> workloads, TargetMesh target) {
        return List.of();
    }

    @Override
    public List<String> undoSigns(Rung reached, List<String> namespaces) {
        return List.of();
    }

    @Override
    public List<BypassStep> bypassOfTheMesh(KnownObjects afterThePlan, TargetMesh target) {
        return List.of();
    }

    @Override
    public List<Outage> outages(TargetMesh target) {
        return List.of();
    }
}

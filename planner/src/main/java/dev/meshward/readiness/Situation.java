package dev.meshward.readiness;

import dev.meshward.cluster.ClusterSnapshot;
import dev.meshward.dependencies.DependencyGraph;
import dev.meshward.mesh.TargetMesh;

/** What a check may look at. */
public record Situation(ClusterSnapshot snapshot, DependencyGraph graph, TargetMesh target) {}

package dev.meshward.dependencies.configuration;

import dev.meshward.cluster.Workload;
import dev.meshward.dependencies.Surroundings;
import dev.meshward.dependencies.naming.Resolution;

/** A mention, the workload that has it, and what its host stands for there. */
public record Candidate(Workload caller, Mention mention, Resolution resolution, Surroundings surroundings) {}

package dev.meshward.dependencies.configuration;

import dev.meshward.cluster.Workload;
import dev.meshward.dependencies.Surroundings;
import dev.meshward.dependencies.naming.Resolution;

/**
 * A mention, the workload that has it, and what its host stands for there.
 *
 * @param listsCaller it stands in a shared list that names the caller too, so the list was not written for the caller
 */
public record Candidate(
        Workload caller, Mention mention, Resolution resolution, boolean listsCaller, Surroundings surroundings) {}

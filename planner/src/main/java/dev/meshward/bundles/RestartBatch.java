package dev.meshward.bundles;

import dev.meshward.cluster.WorkloadId;
import java.util.List;

/** Workloads whose pods are made anew at the same time, and what is waited for before the next batch. */
public record RestartBatch(List<WorkloadId> workloads, int pods, String because) {}

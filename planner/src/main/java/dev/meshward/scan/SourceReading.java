package dev.meshward.scan;

import dev.meshward.cluster.ClusterSnapshot;

/**
 * What a scan brought home.
 *
 * @param bytes what was read, archives unpacked
 * @param files how many files held documents
 */
public record SourceReading(ClusterSnapshot snapshot, long bytes, int files) {}

package dev.meshward.testing.random;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * A cluster that was drawn.
 *
 * @param documents one manifest each, in the order they were drawn
 * @param workloads every workload in them, sorted
 * @param calls what the callers' configuration spells out
 */
public record GeneratedCluster(
        long seed, List<String> documents, List<KnownWorkload> workloads, List<KnownCall> calls) {

    public GeneratedCluster {
        documents = List.copyOf(documents);
        workloads = workloads.stream().sorted().toList();
        calls = List.copyOf(calls);
    }

    /** All manifests as one multi-document text. */
    public String yaml() {
        return joined(documents);
    }

    /** The same manifests in another order. */
    public String shuffledYaml(long shuffle) {
        var shuffled = new ArrayList<>(documents);
        Collections.shuffle(shuffled, new Random(shuffle));
        return joined(shuffled);
    }

    private static String joined(List<String> documents) {
        return String.join("---\n", documents);
    }
}

package dev.meshward.dependencies.observed;

import dev.meshward.cluster.Service;
import dev.meshward.cluster.WorkloadId;
import dev.meshward.dependencies.Confidence;
import java.util.List;

/** Who one end of an observed call turned out to be. */
sealed interface Identified {

    /** A workload, and how sure it is that the name means this one. */
    record AsWorkload(WorkloadId workload, Confidence confidence) implements Identified {}

    /** A Service. */
    record AsService(Service service, Confidence confidence) implements Identified {}

    /** A host outside the cluster. */
    record AsHost(String host) implements Identified {}

    /** The Kubernetes API. */
    record AsApi() implements Identified {}

    /** The name fits several, and nothing tells which is meant. */
    record Ambiguous(List<String> candidates) implements Identified {
        public Ambiguous {
            candidates = candidates.stream().sorted().distinct().toList();
        }
    }

    /** The name fits nothing in this cluster. */
    record Unheard() implements Identified {}

    /** The tool does not say who it was. */
    record Unsaid() implements Identified {}
}

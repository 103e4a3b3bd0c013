package dev.meshward.evaluate;

import java.util.Map;

/** Where a request ends up. */
public sealed interface Backend {

    /** The name in the configuration, for people. */
    String name();

    /**
     * Pods of the cluster. Two names that select the same pods and lead to the same port are the same place.
     *
     * @param labels all of which the pods carry
     * @param targetPort number or name of the container port
     */
    record Pods(String name, String namespace, Map<String, String> labels, String targetPort) implements Backend {
        public Pods {
            labels = Map.copyOf(labels);
        }
    }

    /** A host by its name: one outside the cluster, or a Service that selects no pods. */
    record Host(String name, int port) implements Backend {}

    /** Nothing is there: such requests are answered with this status. */
    record Missing(String name, int status) implements Backend {}
}

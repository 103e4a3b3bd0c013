package dev.meshward.dependencies.naming;

import dev.meshward.cluster.Service;
import dev.meshward.cluster.ServiceId;

/** What a host name turned out to be. */
public sealed interface Resolution {

    /**
     * A Service of the cluster.
     *
     * @param target the Service that answers: the same one, or the one an ExternalName stands for
     * @param byPod the name is that of a single pod behind it: {@code kafka-0.kafka}
     * @param qualified the name says its namespace, so it can hardly be a word that happens to be equal
     */
    record Found(Service service, Service target, boolean byPod, boolean qualified) implements Resolution {}

    /**
     * A name of the cluster's own domain that no Service has.
     *
     * @param namespaceKnown the namespace occurs in the snapshot
     */
    record Missing(ServiceId service, boolean namespaceKnown, boolean qualified) implements Resolution {}

    /** A host outside the cluster. */
    record Outside(String host) implements Resolution {}

    /** The Kubernetes API. */
    record Api() implements Resolution {}

    /** The pod itself, an address that is no name, or a name no DNS resolves. */
    record Nowhere() implements Resolution {}
}

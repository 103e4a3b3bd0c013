package dev.meshward.mesh.intent;

import java.util.Map;

/**
 * Whether proxies log requests.
 *
 * @param namespace of the pods; empty for all namespaces
 * @param labels of the pods; none for all of the namespace
 */
public record AccessLog(Author author, String namespace, Said<Map<String, String>> labels, Said<Boolean> enabled)
        implements TrafficIntent {}

package dev.meshward.dependencies.configuration;

/** The annotation in which a pod lists the services it calls through Consul's sidecar. */
final class UpstreamAnnotation {

    private static final String KEY = "consul.hashicorp.com/connect-service-upstreams";

    private UpstreamAnnotation() {}

    static boolean isOne(String key) {
        return key.equals(KEY);
    }
}

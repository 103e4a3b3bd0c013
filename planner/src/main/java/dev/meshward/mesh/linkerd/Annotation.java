package dev.meshward.mesh.linkerd;

import java.util.Map;
import java.util.TreeMap;

/** Annotations of namespaces and pod templates by which Linkerd is told what to do (linkerd.md B). */
final class Annotation {

    static final String INJECT = "linkerd.io/inject";
    static final String DEFAULT_INBOUND_POLICY = "config.linkerd.io/default-inbound-policy";
    static final String OPAQUE_PORTS = "config.linkerd.io/opaque-ports";
    static final String SKIP_INBOUND_PORTS = "config.linkerd.io/skip-inbound-ports";
    static final String SKIP_OUTBOUND_PORTS = "config.linkerd.io/skip-outbound-ports";
    static final String ACCESS_LOG = "config.linkerd.io/access-log";

    /** A label of a namespace, not an annotation: with {@code disabled} the injector is never called for its pods. */
    static final String WEBHOOKS_LABEL = "config.linkerd.io/admission-webhooks";

    private static final String PREFIX = "config.linkerd.io/";
    /** Not in Linkerd's list of those a namespace hands down. */
    private static final String NOT_HANDED_DOWN = "config.linkerd.io/proxy-cpu-ratio-limit";

    private Annotation() {}

    /** What the injector copies from a namespace to a pod that does not say it itself (linkerd.md B). */
    static Map<String, String> handedDown(Map<String, String> ofNamespace) {
        var handedDown = new TreeMap<String, String>();
        ofNamespace.forEach((key, value) -> {
            if (key.startsWith(PREFIX) && !key.equals(NOT_HANDED_DOWN)) {
                handedDown.put(key, value);
            }
        });
        return handedDown;
    }
}

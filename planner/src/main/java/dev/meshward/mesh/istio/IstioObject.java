package dev.meshward.mesh.istio;

import dev.meshward.cluster.KnownObjects;
import dev.meshward.manifest.Manifest;
import dev.meshward.manifest.Mapping;
import dev.meshward.mesh.OwnObject;
import java.util.Map;
import java.util.function.Predicate;

/** Objects as we write them, and the groups of Istio's own. */
final class IstioObject {

    static final String SECURITY = "security.istio.io";
    static final String TELEMETRY = "telemetry.istio.io";

    private IstioObject() {}

    static Manifest made(
            String apiVersion,
            String kind,
            String namespace,
            String name,
            Map<String, String> annotations,
            String because,
            Mapping spec) {
        return OwnObject.made(apiVersion, kind, namespace, name, annotations, because, spec);
    }

    static Manifest labelled(Manifest object, Map<String, String> labels) {
        return OwnObject.labelled(object, labels);
    }

    static boolean isOurs(Manifest object) {
        return OwnObject.isOurs(object);
    }

    static String freeName(
            KnownObjects present,
            String group,
            String kind,
            String namespace,
            String wanted,
            Predicate<Manifest> fits) {
        return OwnObject.freeName(present, group, kind, namespace, wanted, fits);
    }

    static String numbered(String wanted, int number) {
        return OwnObject.numbered(wanted, number);
    }

    static Mapping labels(Map<String, String> labels) {
        return OwnObject.labels(labels);
    }

    static Mapping single(String key, Mapping value) {
        return OwnObject.single(key, value);
    }

    static Mapping single(String key, String text) {
        return OwnObject.single(key, text);
    }
}

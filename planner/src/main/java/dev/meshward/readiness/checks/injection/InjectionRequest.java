package dev.meshward.readiness.checks.injection;

import dev.meshward.cluster.PodTemplate;
import dev.meshward.manifest.Field;

/** What a pod template says about its own proxy: the label decides, else the deprecated annotation of the same name. */
record InjectionRequest(Field label, Field annotation) {

    static final String KEY = "sidecar.istio.io/inject";
    static final String REVISION = "istio.io/rev";
    static final String NAMESPACE_LABEL = "istio-injection";

    static InjectionRequest of(PodTemplate template) {
        var metadata = template.field().at("metadata");
        return new InjectionRequest(metadata.at("labels", KEY), metadata.at("annotations", KEY));
    }

    /** The field that decides; absent when neither is there. */
    Field deciding() {
        return label.isPresent() ? label : annotation;
    }

    boolean refuses() {
        return deciding().is("false");
    }

    boolean asks() {
        return deciding().is("true");
    }
}

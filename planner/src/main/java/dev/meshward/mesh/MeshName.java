package dev.meshward.mesh;

import java.util.Locale;

/** A mesh as the command line names it. */
public enum MeshName {
    ISTIO,
    ISTIO_AMBIENT,
    LINKERD;

    /** As people write it. */
    public String title() {
        return switch (this) {
            case ISTIO -> "Istio";
            case ISTIO_AMBIENT -> "Istio (ambient)";
            case LINKERD -> "Linkerd";
        };
    }

    /** {@code istio}, {@code istio-ambient} or {@code linkerd}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}

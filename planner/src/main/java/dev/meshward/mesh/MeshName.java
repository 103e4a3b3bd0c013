package dev.meshward.mesh;

import java.util.Locale;

/** A mesh as the command line names it. */
public enum MeshName {
    ISTIO,
    ISTIO_AMBIENT,
    LINKERD;

    /** {@code istio}, {@code istio-ambient} or {@code linkerd}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}

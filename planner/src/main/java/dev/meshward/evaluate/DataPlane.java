package dev.meshward.evaluate;

/** What carries the traffic of a pod. */
public enum DataPlane {
    /** Nothing: the application is reached directly. */
    NONE,
    ISTIO_SIDECAR,
    /** A sidecar that was made to take tunnels of ambient callers too, on a port of its own. */
    ISTIO_SIDECAR_WITH_TUNNEL,
    ISTIO_AMBIENT,
    LINKERD,
    /** A proxy of a mesh whose objects nobody here can read. */
    OTHER;

    /** Sidecars of one mesh are of one kind, whether they take tunnels or not. */
    public boolean isOfTheKindOf(DataPlane other) {
        return this == other || (isIstioSidecar() && other.isIstioSidecar());
    }

    public boolean isIstioSidecar() {
        return this == ISTIO_SIDECAR || this == ISTIO_SIDECAR_WITH_TUNNEL;
    }
}

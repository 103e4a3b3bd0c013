package dev.meshward.evaluate;

/** What carries the traffic of a pod. */
public enum DataPlane {
    /** Nothing: the application is reached directly. */
    NONE,
    ISTIO_SIDECAR,
    ISTIO_AMBIENT,
    LINKERD,
    /** A proxy of a mesh whose objects nobody here can read. */
    OTHER
}

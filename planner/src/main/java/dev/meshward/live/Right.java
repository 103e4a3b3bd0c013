package dev.meshward.live;

/** Whether we may do something. The API server may not know; then only trying tells. */
public enum Right {
    ALLOWED,
    DENIED,
    UNKNOWN
}

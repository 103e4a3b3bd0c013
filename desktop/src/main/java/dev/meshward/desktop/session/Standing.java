package dev.meshward.desktop.session;

/** What the user says a cluster is; shown in every window and on every export. */
public enum Standing {
    ORDINARY,
    PRODUCTION
}

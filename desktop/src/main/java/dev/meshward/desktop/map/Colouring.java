package dev.meshward.desktop.map;

/** What the colours of the map tell. */
enum Colouring {
    STATE,
    STAGE,
    CRITICALITY,
    READINESS
}

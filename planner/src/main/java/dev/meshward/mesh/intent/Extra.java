package dev.meshward.mesh.intent;

/** A setting that has no form in the middle: its aspect says what it is about, and the other mesh what becomes of it. */
public record Extra(Aspect aspect, Origin origin) {}

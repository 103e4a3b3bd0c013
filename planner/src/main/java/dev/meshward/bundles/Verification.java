package dev.meshward.bundles;

/** Something to look at after the stage, and what has to be seen. */
public record Verification(String command, String expect, String because) {}

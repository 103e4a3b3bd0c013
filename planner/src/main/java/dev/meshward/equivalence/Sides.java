package dev.meshward.equivalence;

/** The two configurations that are compared. */
record Sides(Side first, Side second) {}

package dev.meshward.mesh;

/**
 * Something to look at with a command.
 *
 * @param command as typed, valid in the target version
 * @param expect what has to be seen
 * @param because what it shows, in one sentence
 */
public record Inspection(String command, String expect, String because) {}

package dev.meshward.bundles;

import dev.meshward.mesh.Installation;

/** The values of a Helm release. {@code path} is below the stage folder, such as {@code helm/istiod.values.yaml}. */
public record HelmFile(String path, Installation.Release release, String command) {}

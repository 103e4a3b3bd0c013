package dev.meshward.bundles;

import dev.meshward.manifest.Manifest;

/** An object to create, whole. {@code path} is below the stage folder, such as {@code apply/peerauthentication-shop.yaml}. */
public record ApplyFile(String path, Manifest manifest) {}

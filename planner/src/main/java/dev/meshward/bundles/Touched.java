package dev.meshward.bundles;

import dev.meshward.manifest.ObjectKey;
import dev.meshward.manifest.Value;
import java.util.Optional;

/**
 * One field a stage changes. A value other than {@code before} when the stage is applied is drift: stop.
 *
 * @param path such as {@code metadata.labels.istio-injection}; empty for an object that is created or deleted whole
 * @param before absent when the field, or the object, is not there before
 * @param after absent when the field, or the object, is not there afterwards
 */
public record Touched(ObjectKey object, String path, Optional<Value> before, Optional<Value> after) {}

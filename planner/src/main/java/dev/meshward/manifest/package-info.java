/**
 * One Kubernetes object as plain ordered data that remembers where every field was written, and the ways in and out of
 * YAML and JSON. Not here: what any field means.
 */
@NullMarked
package dev.meshward.manifest;

import org.jspecify.annotations.NullMarked;

/**
 * Checks of callers that live outside the mesh for good. Not here: calls between workloads.
 */
@NullMarked
package dev.meshward.readiness.checks.callers;

import org.jspecify.annotations.NullMarked;

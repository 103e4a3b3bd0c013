/**
 * Checks of what the whole cluster runs on: versions, definitions, the pod network. Not here: any single workload.
 */
@NullMarked
package dev.meshward.readiness.checks.platform;

import org.jspecify.annotations.NullMarked;

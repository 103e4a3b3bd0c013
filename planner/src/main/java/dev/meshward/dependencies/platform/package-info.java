/**
 * Calls that the platform itself makes or receives: webhooks, aggregated APIs, probes, the Kubernetes API. Not here:
 * calls between applications.
 */
@NullMarked
package dev.meshward.dependencies.platform;

import org.jspecify.annotations.NullMarked;

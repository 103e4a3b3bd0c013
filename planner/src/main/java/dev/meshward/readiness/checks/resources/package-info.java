/**
 * Checks of the room that quotas, limits and autoscalers leave for proxies. Not here: what a proxy really uses.
 */
@NullMarked
package dev.meshward.readiness.checks.resources;

import org.jspecify.annotations.NullMarked;

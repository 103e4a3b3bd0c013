/**
 * Checks of what ports are declared to speak, against what they really speak. Not here: addresses without a port that a Service declares.
 */
@NullMarked
package dev.meshward.readiness.checks.protocols;

import org.jspecify.annotations.NullMarked;

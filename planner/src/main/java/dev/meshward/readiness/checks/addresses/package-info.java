/**
 * Checks of pods and ports that are reached in ways a mesh treats apart. Not here: the protocol on a declared port.
 */
@NullMarked
package dev.meshward.readiness.checks.addresses;

import org.jspecify.annotations.NullMarked;

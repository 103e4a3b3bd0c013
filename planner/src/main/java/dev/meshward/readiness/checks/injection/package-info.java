/**
 * Checks of who asks for a proxy, and whether asking has an effect. Not here: what a proxy then does to traffic.
 */
@NullMarked
package dev.meshward.readiness.checks.injection;

import org.jspecify.annotations.NullMarked;

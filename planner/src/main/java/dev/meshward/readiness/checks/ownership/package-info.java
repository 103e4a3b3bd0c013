/**
 * Checks of who reverts a change to an object. Not here: what has to be changed.
 */
@NullMarked
package dev.meshward.readiness.checks.ownership;

import org.jspecify.annotations.NullMarked;

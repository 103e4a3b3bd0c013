/**
 * Checks of user ids and of the Pod Security levels that decide which proxy containers are admitted. Not here: network policies, identities.
 */
@NullMarked
package dev.meshward.readiness.checks.security;

import org.jspecify.annotations.NullMarked;

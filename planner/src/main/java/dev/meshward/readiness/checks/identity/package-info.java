/**
 * Checks of the identities that mutual TLS will prove. Not here: who may call whom.
 */
@NullMarked
package dev.meshward.readiness.checks.identity;

import org.jspecify.annotations.NullMarked;

/**
 * Checks of NetworkPolicies against the ports a mesh needs. Not here: any other policy object.
 */
@NullMarked
package dev.meshward.readiness.checks.network;

import org.jspecify.annotations.NullMarked;

/**
 * Checks of objects of the target mesh that are there already and would not do what they say. Not here: who may call whom,
 * objects of the cluster itself.
 */
@NullMarked
package dev.meshward.readiness.checks.configuration;

import org.jspecify.annotations.NullMarked;

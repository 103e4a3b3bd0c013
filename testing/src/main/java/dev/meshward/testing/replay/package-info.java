/**
 * Plays the files of a rollout step by step and says which known calls would be refused on the way. It reads Istio's
 * objects by itself, on purpose: a reader shared with the planner would share its mistakes. Not here: how a plan is made.
 */
@NullMarked
package dev.meshward.testing.replay;

import org.jspecify.annotations.NullMarked;

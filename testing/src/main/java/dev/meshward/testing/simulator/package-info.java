/**
 * Single calls through the files of a rollout, tried one by one in every state: a second opinion on the judge. It reads
 * plain maps and is written from the references of the meshes alone, as plainly as possible; a reader shared with the judge
 * or the planner would share their mistakes. Not here: what to do about a call that breaks.
 */
@NullMarked
package dev.meshward.testing.simulator;

import org.jspecify.annotations.NullMarked;

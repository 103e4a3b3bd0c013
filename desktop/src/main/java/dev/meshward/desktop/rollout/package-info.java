/**
 * The rollout while it goes on: the plan that lies in a folder, held against the cluster as it is now; go or no-go for the
 * next stage, what people report, and the way back. Not here: what makes a stage done.
 */
@NullMarked
package dev.meshward.desktop.rollout;

import org.jspecify.annotations.NullMarked;

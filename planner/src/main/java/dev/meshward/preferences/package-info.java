/**
 * The user's preferences file, YAML to wishes, refusals with their line. Not here: what the planner makes of a
 * wish.
 */
@NullMarked
package dev.meshward.preferences;

import org.jspecify.annotations.NullMarked;

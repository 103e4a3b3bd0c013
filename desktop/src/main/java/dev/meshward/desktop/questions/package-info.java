/**
 * What the plan cannot know and people can: each question with its evidence and with what the answer changes; answers become
 * evidence or preferences. Not here: what makes something unknown.
 */
@NullMarked
package dev.meshward.desktop.questions;

import org.jspecify.annotations.NullMarked;

/**
 * The gates and the undo triggers of a plan as what Argo Rollouts and Flagger ask by themselves, with the PromQL and the limits of
 * the plan. Not here: what is asked, and applying any of it.
 */
@NullMarked
package dev.meshward.export.analysis;

import org.jspecify.annotations.NullMarked;

/**
 * What a team does with findings: who is ready, who is not and why, and what somebody decided to live with. Not here: looking
 * for defects, the order of a rollout.
 */
@NullMarked
package dev.meshward.readiness.report;

import org.jspecify.annotations.NullMarked;

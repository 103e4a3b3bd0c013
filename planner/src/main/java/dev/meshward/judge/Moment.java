package dev.meshward.judge;

import java.util.List;

/**
 * One step on the way, as far as it matters to one call or door.
 *
 * @param step its name
 * @param sceneries every state of the objects while it goes on: they arrive in any order, and at the two ends of a call at
 *     different times
 * @param crews who may be running meanwhile, one crew for each workload that is watched
 */
record Moment(String step, List<Scenery> sceneries, List<Crew> crews) {}

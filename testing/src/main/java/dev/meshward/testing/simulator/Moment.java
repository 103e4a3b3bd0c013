package dev.meshward.testing.simulator;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * While one step goes on.
 *
 * @param views every state of the objects that either end of a call may know of
 * @param pods every pod of each workload that may be running
 */
record Moment(String stage, String step, List<Cluster> views, Map<Name, Set<Pod>> pods) {}

package dev.meshward.testing.simulator;

import java.util.List;
import java.util.Set;

/**
 * One step.
 *
 * @param name its number; with the word {@code undo} on the way back
 * @param renewed whose pods are all made anew when it is done
 * @param waits somebody waits for what it began
 */
record Step(String name, List<Op> ops, Set<Name> renewed, boolean waits) {}

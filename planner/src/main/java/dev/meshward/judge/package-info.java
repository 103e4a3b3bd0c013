/**
 * The referee: replays the files of a plan over the snapshot and says which calls break and which doors open on the way,
 * forwards and back. Not here: what the objects of a mesh decide, how a plan is made, and anything a planner believes; what
 * it reads are file contents, handed in as values.
 */
@NullMarked
package dev.meshward.judge;

import org.jspecify.annotations.NullMarked;

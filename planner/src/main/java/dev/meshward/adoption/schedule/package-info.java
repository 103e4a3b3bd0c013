/**
 * The search for a good order, told without names: tasks, what a stage may hold, what must come before what, and the calls
 * that wait. Every engine optimises exactly this, so that they can be compared and held against an enumeration of all
 * schedules. Not here: where the numbers come from, and what a stage says when it is written.
 *
 * <p>One problem is one rung of the ladder. The rungs do not share stages, inversions and stages add up over them, and
 * only joins move exposure: the best of each rung together are the best plan.
 *
 * <p>To plan again and change little: {@link dev.meshward.adoption.schedule.ScheduleProblem#pinned pinned} holds tasks in
 * the stages they have, and an engine given a {@code start} never returns anything worse than it, and returns the start itself
 * when nothing is better. {@link dev.meshward.adoption.schedule.Breaches} says in words what a schedule made by hand breaks.
 */
@NullMarked
package dev.meshward.adoption.schedule;

import org.jspecify.annotations.NullMarked;

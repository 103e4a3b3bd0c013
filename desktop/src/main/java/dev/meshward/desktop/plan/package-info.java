/**
 * The stages of the plan as a board and as a list, and workloads moved between them under the judge's eye. Not here: who
 * arranges stages, and what is in one.
 */
@NullMarked
package dev.meshward.desktop.plan;

import org.jspecify.annotations.NullMarked;

/**
 * The dependency graph as text, tables, diagrams and answers to questions about it. Not here: inferring a dependency,
 * or leaving one out without saying so.
 */
@NullMarked
package dev.meshward.export.graphs;

import org.jspecify.annotations.NullMarked;

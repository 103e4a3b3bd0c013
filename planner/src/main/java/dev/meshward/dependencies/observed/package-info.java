/**
 * What calls that were seen mean in this cluster: names of tools become workloads and Services, and the graph learns what
 * was seen. Not here: reading the exports of tools.
 */
@NullMarked
package dev.meshward.dependencies.observed;

import org.jspecify.annotations.NullMarked;

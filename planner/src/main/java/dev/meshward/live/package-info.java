/**
 * A running cluster: LiveCluster asks for lists and rights and can do nothing else. Not here: which kinds are worth asking
 * for, and what the objects mean.
 */
@NullMarked
package dev.meshward.live;

import org.jspecify.annotations.NullMarked;

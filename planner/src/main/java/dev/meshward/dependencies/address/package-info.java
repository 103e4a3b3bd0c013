/**
 * Addresses as texts spell them: URLs, data source names, lists, {@code host:port}, and what the key beside a text says
 * of its meaning. Not here: what a host name stands for in a cluster.
 */
@NullMarked
package dev.meshward.dependencies.address;

import org.jspecify.annotations.NullMarked;

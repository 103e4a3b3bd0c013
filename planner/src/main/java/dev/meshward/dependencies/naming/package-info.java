/**
 * What a host name stands for, resolved as the cluster's DNS resolves it for a pod of a given namespace. Not here: how
 * names are found in configuration.
 */
@NullMarked
package dev.meshward.dependencies.naming;

import org.jspecify.annotations.NullMarked;

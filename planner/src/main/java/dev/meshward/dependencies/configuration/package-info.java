/**
 * Addresses in what a workload is configured with: its environment, arguments, scripts, annotations and the files it
 * mounts. Not here: policies, routes and other objects that join two workloads from outside.
 */
@NullMarked
package dev.meshward.dependencies.configuration;

import org.jspecify.annotations.NullMarked;

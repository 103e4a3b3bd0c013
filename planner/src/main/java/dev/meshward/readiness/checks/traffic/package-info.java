/**
 * What observed traffic says beside what manifests declare. Silent where no traffic was handed in. Not here: joining
 * traffic to workloads.
 */
@NullMarked
package dev.meshward.readiness.checks.traffic;

import org.jspecify.annotations.NullMarked;

/**
 * What a cluster contains, as typed views over its manifests, and what we were not able to see. Not here: reading
 * sources, judging what is found.
 */
@NullMarked
package dev.meshward.cluster;

import org.jspecify.annotations.NullMarked;

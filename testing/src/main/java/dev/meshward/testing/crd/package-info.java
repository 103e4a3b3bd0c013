/**
 * Says whether a manifest would be accepted by an API server: custom resources by their definitions, schema and CEL rules
 * alike, built-in kinds by the fields of their model. Not here: whether it makes sense to write it.
 */
@NullMarked
package dev.meshward.testing.crd;

import org.jspecify.annotations.NullMarked;

/**
 * Objects that route traffic to a Service: from outside through Ingresses and gateways, and inside from one name to
 * others. Not here: what a mesh would do with a given request.
 */
@NullMarked
package dev.meshward.dependencies.routing;

import org.jspecify.annotations.NullMarked;

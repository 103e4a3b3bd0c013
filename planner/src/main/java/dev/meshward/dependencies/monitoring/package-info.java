/**
 * Who scrapes whom for metrics: monitors of the Prometheus operator, discovery in Prometheus' own configuration, scrape
 * annotations. Not here: what the metrics say.
 */
@NullMarked
package dev.meshward.dependencies.monitoring;

import org.jspecify.annotations.NullMarked;

/**
 * Readiness findings as SARIF 2.1.0, which code review tools show beside the lines they are about. Not here: looking for
 * defects.
 */
@NullMarked
package dev.meshward.export.sarif;

import org.jspecify.annotations.NullMarked;

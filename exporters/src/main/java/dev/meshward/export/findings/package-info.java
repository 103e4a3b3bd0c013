/**
 * Readiness findings for programs. Not here: looking for defects, or printing them on a terminal.
 */
@NullMarked
package dev.meshward.export.findings;

import org.jspecify.annotations.NullMarked;

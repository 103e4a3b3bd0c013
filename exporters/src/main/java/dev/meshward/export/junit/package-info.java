/**
 * Findings and the judge's verdicts as JUnit XML, which build servers show as tests. Not here: what makes a command answer no.
 */
@NullMarked
package dev.meshward.export.junit;

import org.jspecify.annotations.NullMarked;

/**
 * The list of checks; in the packages below, one class per defect, named after the defect. Not here: what a plan does
 * about a finding.
 */
@NullMarked
package dev.meshward.readiness.checks;

import org.jspecify.annotations.NullMarked;

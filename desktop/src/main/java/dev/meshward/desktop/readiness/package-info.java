/**
 * What stands in the way: findings in groups, the page of each, its fix, and what somebody decided to live with. Not here:
 * what makes a finding.
 */
@NullMarked
package dev.meshward.desktop.readiness;

import org.jspecify.annotations.NullMarked;

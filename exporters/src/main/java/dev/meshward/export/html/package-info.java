/**
 * One self-contained page for the browser: what rollout-plan.md and the workbook say, searchable, without a network. Not here: any
 * fact that those two do not have.
 */
@NullMarked
package dev.meshward.export.html;

import org.jspecify.annotations.NullMarked;

/**
 * The corridor end to end, one method per arrow, and the one list of dialects and checks. Not here: any rule of
 * its own.
 */
@NullMarked
package dev.meshward.survey;

import org.jspecify.annotations.NullMarked;

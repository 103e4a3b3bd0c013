/**
 * The state of a planning session, in one place, with one journal of what people changed and what is worked out from it. Not here: anything that is drawn.
 */
@NullMarked
package dev.meshward.desktop.session;

import org.jspecify.annotations.NullMarked;

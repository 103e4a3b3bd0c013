/**
 * What the room agrees on: decisions with their reasons, and who said yes to which stage as it was. Not here: whether a
 * stage is safe.
 */
@NullMarked
package dev.meshward.desktop.agree;

import org.jspecify.annotations.NullMarked;

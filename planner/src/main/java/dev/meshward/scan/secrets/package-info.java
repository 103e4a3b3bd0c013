/**
 * Recognises passwords, tokens and keys inside texts and hides them, while hosts and ports stay readable. Not here: which
 * fields of which objects are looked at.
 */
@NullMarked
package dev.meshward.scan.secrets;

import org.jspecify.annotations.NullMarked;

/**
 * The one grammar in which people search: read from what they type, asked of anything that can be found, completed while they type.
 * Not here: what a workload, a call or a finding is; whoever shows them says what each field of theirs holds.
 */
@NullMarked
package dev.meshward.search;

import org.jspecify.annotations.NullMarked;

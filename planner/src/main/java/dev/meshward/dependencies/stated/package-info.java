/**
 * What people say of calls: a small file that confirms, rejects and adds. Not here: what a plan makes of it.
 */
@NullMarked
package dev.meshward.dependencies.stated;

import org.jspecify.annotations.NullMarked;

/**
 * The words of a diagnosis: code, severity, subject, what to do. Not here: who deserves one.
 */
@NullMarked
package dev.meshward.advice;

import org.jspecify.annotations.NullMarked;

/**
 * A finished translation as files: its manifests, and the report of what became of every field. Not here: what is translated
 * into what, and where files go.
 */
@NullMarked
package dev.meshward.export.translation;

import org.jspecify.annotations.NullMarked;

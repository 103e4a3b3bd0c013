package dev.meshward.desktop.work;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/**
 * Work that a window left behind when it did not end as it should.
 *
 * @param copy a work file
 * @param title of the session
 * @param file it was saved in before; empty where it never was
 * @param at when the copy was made
 */
public record Unsaved(Path copy, String title, Optional<Path> file, Instant at) {}

package dev.meshward.cli;

import java.util.Locale;

/** How much is told on stderr while a command works. Each level tells what those before it tell. */
enum LogLevel {
    /** Only why a command ended badly. */
    ERROR,
    /** What could not be read. */
    WARN,
    /** Progress, on a terminal. */
    INFO,
    /** How long each part took. */
    DEBUG;

    boolean tells(LogLevel level) {
        return compareTo(level) >= 0;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}

package dev.meshward.cli;

/** What is told on stderr while a command works. */
final class Talk {

    private final Terminal terminal;
    private final LogLevel level;
    private final long began = System.nanoTime();
    private boolean lineIsOpen;

    Talk(Terminal terminal, LogLevel level) {
        this.terminal = terminal;
        this.level = level;
    }

    /** One line that the next one replaces; nothing where nobody watches. */
    void progress(String doing) {
        if (level.tells(LogLevel.DEBUG)) {
            terminal.err().printf("%6d ms  %s%n", (System.nanoTime() - began) / 1_000_000, doing);
        } else if (terminal.live() && level.tells(LogLevel.INFO)) {
            terminal.err().print(Terminal.CLEAR_LINE + doing + " ...");
            lineIsOpen = true;
        }
    }

    /** Takes the progress line away, before anything else is said. */
    void silence() {
        if (lineIsOpen) {
            terminal.err().print(Terminal.CLEAR_LINE);
            terminal.err().flush();
            lineIsOpen = false;
        }
    }

    /** Something that went less well than it could have. */
    void warn(String sentence) {
        silence();
        if (level.tells(LogLevel.WARN)) {
            terminal.err().println(sentence);
        }
    }

    /** Something good to know; not part of the result. */
    void note(String sentence) {
        silence();
        if (level.tells(LogLevel.INFO)) {
            terminal.err().println(sentence);
        }
    }

    /** Whether a summary is wanted beside the result. */
    boolean isChatty() {
        return level.tells(LogLevel.INFO);
    }
}

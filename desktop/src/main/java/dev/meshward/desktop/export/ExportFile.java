package dev.meshward.desktop.export;

/**
 * A file of the folder a plan is written to.
 *
 * @param size in bytes, once it is written
 */
public record ExportFile(String path, int size, Fate fate) {

    /** What becomes of it. */
    public enum Fate {
        NEW,
        CHANGED,
        SAME,
        /** It is there now and will not be. */
        GOES
    }
}

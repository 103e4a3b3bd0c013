package dev.meshward.scan;

/** Told now and then how far a scan is. */
@FunctionalInterface
public interface ScanProgress {

    /**
     * @param file the file just opened
     * @param bytes what was read so far, archives unpacked
     */
    void reached(String file, long bytes);

    /** Nobody looks. */
    static ScanProgress unseen() {
        return (_, _) -> {};
    }
}

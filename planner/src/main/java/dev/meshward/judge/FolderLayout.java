package dev.meshward.judge;

import java.util.Set;

/** Which files may lie in the folder of a stage without any step that uses them. */
final class FolderLayout {

    private static final Set<String> KNOWN = Set.of(
            "README.md",
            "steps.json",
            "restart.txt",
            "SHA256SUMS",
            "undo/steps.json",
            "undo/delete.txt",
            "undo/restart.txt");

    private FolderLayout() {}

    /** Rules for monitoring change no call. */
    static boolean mayLieThere(String path) {
        return KNOWN.contains(path) || path.startsWith("monitoring/");
    }
}

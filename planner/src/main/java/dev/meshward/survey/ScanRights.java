package dev.meshward.survey;

import dev.meshward.manifest.Mapping;
import dev.meshward.scan.LeastRights;
import java.util.List;
import java.util.Set;

/** What somebody has to be allowed who scans a running cluster. */
public final class ScanRights {

    private ScanRights() {}

    /**
     * The smallest roles.
     *
     * @param namespaces those that are to be read; the whole cluster where none is named
     */
    public static List<Mapping> least(Set<String> namespaces) {
        return namespaces.isEmpty() ? LeastRights.everywhere() : LeastRights.in(namespaces);
    }

    /** What {@link DryRun} needs besides, in the whole cluster. */
    public static Mapping toDryRun() {
        return LeastRights.toDryRun();
    }
}

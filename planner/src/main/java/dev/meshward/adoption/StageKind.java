package dev.meshward.adoption;

/** What a stage is for. The order is that of the ladder. */
public enum StageKind {
    PREREQUISITES,
    PLATFORM,
    OBSERVABILITY,
    JOIN,
    STRICT,
    AUTHORIZE,
    WAYPOINT,
    HARDEN;

    /** The word in plan.json and in slugs, such as {@code join}. */
    public String word() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}

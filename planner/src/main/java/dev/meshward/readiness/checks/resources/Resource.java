package dev.meshward.readiness.checks.resources;

import java.util.Locale;

/** What quotas and limits are about, as far as proxies take it. */
enum Resource {
    CPU,
    MEMORY;

    /** {@code cpu} or {@code memory}. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}

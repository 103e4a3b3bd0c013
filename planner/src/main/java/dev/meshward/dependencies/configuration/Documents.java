package dev.meshward.dependencies.configuration;

import java.util.Locale;
import java.util.Set;

/** Files that name hosts without calling them: documentation, dashboards, alert rules, lists of known keys. */
final class Documents {

    private static final Set<String> DOCUMENTS = Set.of("_example", "readme", "notes", "license", "known_hosts");

    private Documents() {}

    /** False for what is read by people or by a query engine instead of configuring a connection. */
    static boolean configures(String fileName, String text) {
        var name = fileName.toLowerCase(Locale.ROOT);
        int dot = name.lastIndexOf('.');
        return !DOCUMENTS.contains(dot < 0 ? name : name.substring(0, dot))
                && !name.contains("known_hosts")
                && !isDashboard(text)
                && !isRuleFile(text);
    }

    private static boolean isDashboard(String text) {
        return text.contains("\"panels\"")
                && (text.contains("\"schemaVersion\"")
                        || text.contains("\"templating\"")
                        || text.contains("\"gridPos\""));
    }

    private static boolean isRuleFile(String text) {
        return text.contains("expr:") && (text.contains("alert:") || text.contains("record:"));
    }
}

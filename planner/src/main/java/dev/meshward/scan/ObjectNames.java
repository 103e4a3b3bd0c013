package dev.meshward.scan;

import dev.meshward.manifest.ObjectKey;
import java.util.Optional;
import java.util.regex.Pattern;

/** Which names the API server accepts. Others would end up in paths and commands, so they are not used. */
final class ObjectNames {

    private static final Pattern DNS_LABEL = Pattern.compile("[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?");
    private static final Pattern DNS_SUBDOMAIN =
            Pattern.compile("[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*");

    /** Names of roles may hold colons and capitals: {@code system:node}; the core API is the APIService {@code v1.}. */
    private static final Pattern PATH_SEGMENT = Pattern.compile("(?!\\.{1,2}$)[^/%\\p{Cntrl}\\s]+");

    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{|\\$\\(|<%|\\{%|%%|__[A-Z_]+__|^<.*>$");

    private ObjectNames() {}

    /** What is wrong with the name or the namespace, as a sentence; empty when nothing is. */
    static Optional<String> objection(ObjectKey key) {
        if (!isFit(key)) {
            return Optional.of("the name \"" + shown(key.name())
                    + "\" is not a DNS name, so no cluster can hold this object" + " and it is not used");
        }
        if (key.isNamespaced() && !isLabel(key.namespace())) {
            return Optional.of("the namespace \"" + shown(key.namespace())
                    + "\" is not a DNS label, so no cluster can hold" + " this object and it is not used");
        }
        return Optional.empty();
    }

    /** True for a name that a tool is still to fill in: {@code ${NAME}}. */
    static boolean isPlaceholder(ObjectKey key) {
        return PLACEHOLDER.matcher(key.name()).find()
                || PLACEHOLDER.matcher(key.namespace()).find();
    }

    private static boolean isFit(ObjectKey key) {
        var name = key.name();
        return switch (key.kind()) {
            case "Namespace", "Service" -> isLabel(name);
            case "Role",
                    "ClusterRole",
                    "RoleBinding",
                    "ClusterRoleBinding",
                    "Event",
                    "Group",
                    "User",
                    "Identity",
                    "APIService",
                    "IPAddress" ->
                name.length() <= 253 && PATH_SEGMENT.matcher(name).matches();
            default -> name.length() <= 253 && DNS_SUBDOMAIN.matcher(name).matches();
        };
    }

    static boolean isLabel(String name) {
        return DNS_LABEL.matcher(name).matches();
    }

    private static String shown(String name) {
        var printable = name.replaceAll("\\p{Cntrl}", "?");
        return printable.length() <= 80 ? printable : printable.substring(0, 80) + "…";
    }
}

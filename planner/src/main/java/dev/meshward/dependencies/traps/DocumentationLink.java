package dev.meshward.dependencies.traps;

import dev.meshward.dependencies.address.KeyWords;
import dev.meshward.dependencies.configuration.Candidate;
import dev.meshward.dependencies.naming.Resolution;
import java.util.Set;

/** A URL that people follow or that names a schema, and hosts that are reserved for examples. */
public final class DocumentationLink implements Trap {

    private static final Set<String> READ_BY_PEOPLE = Set.of(
            "schema",
            "xmlns",
            "docs",
            "doc",
            "documentation",
            "homepage",
            "runbook",
            "link",
            "links",
            "support",
            "help",
            "license",
            "comment",
            "website",
            "annotation",
            "favicon",
            "logo",
            "icon",
            "terms",
            "privacy");
    private static final Set<String> SCHEMA_HOSTS = Set.of("www.w3.org", "json-schema.org", "schemas.xmlsoap.org");

    @Override
    public boolean catches(Candidate candidate) {
        if (!(candidate.resolution() instanceof Resolution.Outside(var host))) {
            return false;
        }
        return isExample(host)
                || (isReserved(host) && !candidate.mention().setting().origin().isOwn())
                || SCHEMA_HOSTS.contains(host)
                || KeyWords.of(candidate.mention().setting().key()).stream().anyMatch(READ_BY_PEOPLE::contains);
    }

    private static boolean isExample(String host) {
        var padded = "." + host;
        return padded.endsWith(".example.com") || padded.endsWith(".example.org") || padded.endsWith(".example.net");
    }

    /** Nobody owns these endings: in a shared file an example; in a setting of its own, a name that was made anonymous. */
    private static boolean isReserved(String host) {
        return host.endsWith(".example") || host.endsWith(".invalid") || host.endsWith(".test");
    }
}

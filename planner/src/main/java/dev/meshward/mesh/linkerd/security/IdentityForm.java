package dev.meshward.mesh.linkerd.security;

import dev.meshward.mesh.intent.AccessCondition;
import dev.meshward.mesh.intent.AccessCondition.Subject;
import dev.meshward.mesh.intent.AccessText;
import dev.meshward.mesh.intent.Fields;
import dev.meshward.mesh.intent.Origin;
import dev.meshward.mesh.intent.SecurityAspect;
import dev.meshward.mesh.intent.SourceField;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Identities: {@code account.namespace.serviceaccount.identity.control-plane.domain}, or a SPIFFE id (linkerd C.4). */
final class IdentityForm {

    private static final Pattern ACCOUNT =
            Pattern.compile("([^.*]+|\\*)\\.([^.*]+)\\.serviceaccount\\.identity\\.([^.]+)\\.(.+)");
    private static final Pattern SPIFFE = Pattern.compile("spiffe://([^/]+)/ns/([^/]+)/sa/([^/]+)");

    /** Every identity of a trust domain, by the end that they share. */
    private static final Pattern DOMAIN =
            Pattern.compile("\\*\\.(?:(?:serviceaccount\\.)?identity\\.[^.]+\\.)?((?!.*\\bserviceaccount\\b)[^*]+)");

    /** Whether it is an account of SPIFFE, which machines outside carry. */
    static boolean isOfMachine(String identity) {
        return SPIFFE.matcher(identity).matches();
    }

    static AccessCondition account(String account, Origin origin) {
        return new AccessCondition(Subject.ACCOUNT, "", List.of(new AccessText.Exact(account)), List.of(), origin);
    }

    /** Any of its identities, one way for each kind of them. */
    List<List<AccessCondition>> ofAuthentication(Fields authentication) {
        var own = authentication.object().key().namespace();
        var read = new ArrayList<AccessCondition>();
        authentication.spec().at("identities").items().forEach(item -> read.add(ofText(item)));
        authentication.spec().at("identityRefs").items().forEach(item -> read.add(ofReference(item, own)));
        return together(read);
    }

    private static AccessCondition ofReference(SourceField reference, String own) {
        var name = reference.look().at("name").textOr("");
        var namespace = reference.look().at("namespace").textOr(own);
        var origin = reference.take(SecurityAspect.CALLER);
        return reference.look().at("kind").is("Namespace")
                ? new AccessCondition(Subject.NAMESPACE, "", List.of(new AccessText.Exact(name)), List.of(), origin)
                : account(namespace + "/" + name, origin);
    }

    private static AccessCondition ofText(SourceField item) {
        var text = item.look().textOr("");
        var origin = item.take(SecurityAspect.CALLER);
        var account = ACCOUNT.matcher(text);
        if (text.equals("*")) {
            return principal(new AccessText.Present(), origin);
        }
        if (account.matches()) {
            return account.group(1).equals("*")
                    ? new AccessCondition(
                            Subject.NAMESPACE, "", List.of(new AccessText.Exact(account.group(2))), List.of(), origin)
                    : account(account.group(2) + "/" + account.group(1), origin);
        }
        var domain = DOMAIN.matcher(text);
        if (domain.matches()) {
            return principal(new AccessText.Beginning(domain.group(1) + "/"), origin);
        }
        var spiffe = SPIFFE.matcher(text);
        return spiffe.matches()
                ? principal(
                        new AccessText.Exact(spiffe.group(1) + "/ns/" + spiffe.group(2) + "/sa/" + spiffe.group(3)),
                        origin)
                : new AccessCondition(Subject.OTHER, text, List.of(new AccessText.Exact(text)), List.of(), origin);
    }

    private static AccessCondition principal(AccessText text, Origin origin) {
        return new AccessCondition(Subject.PRINCIPAL, "", List.of(text), List.of(), origin);
    }

    /** Values of one kind share a condition. */
    private static List<List<AccessCondition>> together(List<AccessCondition> conditions) {
        Map<Subject, AccessCondition> bySubject = new LinkedHashMap<>();
        var ways = new ArrayList<List<AccessCondition>>();
        for (var condition : conditions) {
            if (condition.subject() == Subject.OTHER) {
                ways.add(List.of(condition));
            } else {
                bySubject.merge(condition.subject(), condition, IdentityForm::joined);
            }
        }
        bySubject.values().forEach(condition -> ways.add(List.of(condition)));
        return ways;
    }

    private static AccessCondition joined(AccessCondition one, AccessCondition other) {
        var values = new ArrayList<>(one.values());
        values.addAll(other.values());
        return new AccessCondition(
                one.subject(), one.name(), values, one.excluded(), one.origin().and(other.origin()));
    }

    /** The client of a ServerAuthorization. */
    List<List<AccessCondition>> ofClient(SourceField client) {
        var plain = client.at("unauthenticated");
        var tls = client.at("meshTLS");
        if (plain.look().isTrue()) {
            plain.saysTheDefault(SecurityAspect.CALLER);
            return List.of(List.of());
        }
        if (tls.at("unauthenticatedTLS").look().isTrue()) {
            return List.of(List.of(principal(
                    new AccessText.Present(), tls.at("unauthenticatedTLS").take(SecurityAspect.CALLER))));
        }
        var read = new ArrayList<AccessCondition>();
        var own = tls.look().root().at("metadata", "namespace").textOr("default");
        tls.at("identities").items().forEach(item -> read.add(ofText(item)));
        tls.at("serviceAccounts")
                .items()
                .forEach(item -> read.add(account(
                        item.look().at("namespace").textOr(own) + "/"
                                + item.look().at("name").textOr(""),
                        item.take(SecurityAspect.CALLER))));
        return together(read);
    }
}

package dev.meshward.mesh.istio;

import dev.meshward.manifest.Field;
import dev.meshward.manifest.Manifest;
import dev.meshward.mesh.LadderIntent.ServiceAccountId;
import java.util.List;
import java.util.Optional;

/**
 * Reads the rules of an AuthorizationPolicy against one caller of one port (istio.md A.8). Positive fields about the
 * caller never fit plaintext, negated ones always do.
 *
 * @param caller empty for plaintext
 * @param containerPort 0 where it is not known
 * @param speech whether fields about requests can be looked at
 */
record PolicyReading(Optional<ServiceAccountId> caller, int containerPort, List<String> trustDomains, Speech speech) {

    /** What the proxy sees of a connection. */
    enum Speech {
        REQUESTS,
        BYTES,
        EITHER
    }

    Fit fits(Manifest policy) {
        return switch (speech) {
            case REQUESTS -> fits(policy, Speech.REQUESTS);
            case BYTES -> fits(policy, Speech.BYTES);
            case EITHER -> {
                var one = fits(policy, Speech.REQUESTS);
                yield one == fits(policy, Speech.BYTES) ? one : Fit.PERHAPS;
            }
        };
    }

    private Fit fits(Manifest policy, Speech read) {
        boolean isAllow = policy.at("spec", "action").textOr("ALLOW").equals("ALLOW");
        return Fit.any(policy.at("spec", "rules").items(), rule -> {
            // On a port without requests ALLOW loses the whole rule, the other actions only the fields.
            boolean isLost = read == Speech.BYTES && isAllow && looksAtRequests(rule);
            return isLost ? Fit.NO : ofRule(rule, policy.key().namespace(), read);
        });
    }

    private Fit ofRule(Field rule, String home, Speech read) {
        return alternatives(rule.at("from").items(), "source", home, read)
                .and(alternatives(rule.at("to").items(), "operation", home, read))
                .and(Fit.all(
                        rule.at("when").items(),
                        condition -> field(
                                ofCondition(condition.at("key").textOr("")),
                                condition.at("values").texts(),
                                condition.at("notValues").texts(),
                                home,
                                read)));
    }

    private Fit alternatives(List<Field> items, String part, String home, Speech read) {
        return items.isEmpty() ? Fit.YES : Fit.any(items, item -> fields(item.at(part), home, read));
    }

    private Fit fields(Field part, String home, Speech read) {
        return Fit.all(part.entries(), entry -> {
            var positive = positive(entry.key());
            var texts = entry.texts();
            return positive.equals(entry.key())
                    ? field(positive, texts, List.of(), home, read)
                    : field(positive, List.of(), texts, home, read);
        });
    }

    private Fit field(String name, List<String> values, List<String> notValues, String home, Speech read) {
        if (read == Speech.BYTES && isOfRequest(name)) {
            return Fit.YES;
        }
        var positive = values.isEmpty() ? Fit.YES : Fit.any(values, value -> is(name, value, home));
        return positive.and(Fit.any(notValues, value -> is(name, value, home)).not());
    }

    private Fit is(String name, String value, String home) {
        return switch (name) {
            case "principals" -> caller.map(who -> principal(who, value)).orElse(Fit.NO);
            case "namespaces" ->
                caller.map(who -> Fit.of(globs(value, who.namespace()))).orElse(Fit.NO);
            case "serviceAccounts" ->
                caller.map(who -> Fit.of(isAccount(who, value, home))).orElse(Fit.NO);
            case "trustDomains" ->
                caller.map(_ -> value.equals("*") ? Fit.YES : Fit.PERHAPS).orElse(Fit.NO);
            case "ports" -> containerPort == 0 ? Fit.PERHAPS : Fit.of(value.equals(Integer.toString(containerPort)));
            case "ipBlocks", "remoteIpBlocks" ->
                value.equals("0.0.0.0/0") || value.equals("::/0") ? Fit.YES : Fit.PERHAPS;
            default -> Fit.PERHAPS;
        };
    }

    /** A principal of a trust domain we do not know may be an alias of ours. */
    private Fit principal(ServiceAccountId who, String value) {
        var account = "/ns/" + who.namespace() + "/sa/" + who.name();
        if (trustDomains.stream().anyMatch(domain -> affix(value, domain + account))) {
            return Fit.YES;
        }
        int slash = value.indexOf("/ns/");
        boolean isForeign = slash > 0 && !trustDomains.contains(value.substring(0, slash));
        return isForeign && affix(value.substring(slash), account) ? Fit.PERHAPS : Fit.NO;
    }

    /** Exact, or with a star at one end, or a star alone. */
    private static boolean affix(String pattern, String text) {
        if (pattern.equals("*")) {
            return !text.isEmpty();
        }
        if (pattern.startsWith("*")) {
            return text.endsWith(pattern.substring(1));
        }
        return pattern.endsWith("*")
                ? text.startsWith(pattern.substring(0, pattern.length() - 1))
                : text.equals(pattern);
    }

    /** In namespaces a star may stand anywhere. */
    private static boolean globs(String pattern, String text) {
        var regex = new StringBuilder();
        for (var part : pattern.split("\\*", -1)) {
            regex.append(regex.isEmpty() ? "" : ".*").append(java.util.regex.Pattern.quote(part));
        }
        return text.matches(regex.toString());
    }

    private static boolean isAccount(ServiceAccountId who, String value, String home) {
        return (value.contains("/") ? value : home + "/" + value).equals(who.namespace() + "/" + who.name());
    }

    private static boolean looksAtRequests(Field rule) {
        return rule.at("from").items().stream().anyMatch(item -> hasRequestField(item.at("source")))
                || rule.at("to").items().stream().anyMatch(item -> hasRequestField(item.at("operation")))
                || rule.at("when").items().stream()
                        .anyMatch(condition ->
                                isOfRequest(ofCondition(condition.at("key").textOr(""))));
    }

    private static boolean hasRequestField(Field part) {
        return part.entries().stream().anyMatch(entry -> isOfRequest(positive(entry.key())));
    }

    private static String positive(String name) {
        return name.startsWith("not") && name.length() > 3
                ? Character.toLowerCase(name.charAt(3)) + name.substring(4)
                : name;
    }

    private static boolean isOfRequest(String name) {
        return switch (name) {
            case "requestPrincipals", "hosts", "methods", "paths" -> true;
            default -> name.startsWith("request.");
        };
    }

    private static String ofCondition(String key) {
        return switch (key) {
            case "source.principal" -> "principals";
            case "source.namespace" -> "namespaces";
            case "source.serviceAccount" -> "serviceAccounts";
            case "source.trustDomain" -> "trustDomains";
            case "source.ip" -> "ipBlocks";
            case "remote.ip" -> "remoteIpBlocks";
            case "destination.port" -> "ports";
            default -> key;
        };
    }
}

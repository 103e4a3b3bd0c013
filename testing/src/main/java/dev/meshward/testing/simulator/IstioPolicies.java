package dev.meshward.testing.simulator;

import dev.meshward.testing.simulator.IstioReceiver.Speech;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** AuthorizationPolicies (istio.md A.8). */
record IstioPolicies(Cluster cluster, String root, Set<String> trustDomains) {

    private static final List<String> OF_REQUESTS = List.of(
            "requestPrincipals",
            "notRequestPrincipals",
            "hosts",
            "notHosts",
            "methods",
            "notMethods",
            "paths",
            "notPaths");

    /** @param who {@code namespace/account}; empty for plaintext */
    Answer admit(Pod callee, int port, String who, Speech speech) {
        var policies = policiesOn(callee);
        var custom = Answer.any(of("CUSTOM", policies), each -> fits(each, port, who, speech));
        var denied = Answer.any(of("DENY", policies), each -> fits(each, port, who, speech));
        var allowing = of("ALLOW", policies);
        var allowed = allowing.isEmpty() ? Answer.YES : Answer.any(allowing, each -> fits(each, port, who, speech));
        var admitted = denied.not().and(allowed);
        return custom == Answer.NO ? admitted : admitted.and(Answer.MAYBE);
    }

    static List<Thing> of(String action, List<Thing> policies) {
        return policies.stream()
                .filter(each -> (each.has("spec", "action") ? each.text("spec", "action") : "ALLOW").equals(action))
                .toList();
    }

    List<Thing> policiesOn(Pod callee) {
        var found = new ArrayList<Thing>();
        for (var namespace : new TreeSet<>(List.of(callee.namespace(), root))) {
            cluster.in(namespace, "security.istio.io/AuthorizationPolicy").stream()
                    .filter(each -> !each.has("spec", "targetRefs") && !each.has("spec", "targetRef"))
                    .filter(each -> !each.annotation("istio.io/dry-run").equals("true"))
                    .filter(each -> callee.labels()
                            .entrySet()
                            .containsAll(each.labels("spec", "selector", "matchLabels")
                                    .entrySet()))
                    .forEach(found::add);
        }
        return found;
    }

    private Answer fits(Thing policy, int port, String who, Speech speech) {
        var asRequest = Answer.any(policy.parts("spec", "rules"), rule -> fits(rule, policy, port, who));
        if (speech == Speech.HTTP) {
            return asRequest;
        }
        boolean allows = of("ALLOW", List.of(policy)).size() == 1;
        var asBytes = Answer.any(
                policy.parts("spec", "rules"),
                rule -> asksForRequests(rule) && allows ? Answer.NO : fits(withoutRequests(rule), policy, port, who));
        return speech == Speech.TCP ? asBytes : asBytes.agreed(asRequest);
    }

    static boolean asksForRequests(Thing rule) {
        return java.util.stream.Stream.concat(
                                rule.parts("from").stream().map(each -> each.map("source")),
                                rule.parts("to").stream().map(each -> each.map("operation")))
                        .anyMatch(fields -> OF_REQUESTS.stream().anyMatch(fields::containsKey))
                || rule.parts("when").stream().anyMatch(each -> each.text("key").startsWith("request."));
    }

    static Thing withoutRequests(Thing rule) {
        var left = new LinkedHashMap<String, @Nullable Object>();
        left.put("from", stripped(rule.parts("from"), "source"));
        left.put("to", stripped(rule.parts("to"), "operation"));
        left.put(
                "when",
                rule.parts("when").stream()
                        .filter(each -> !each.text("key").startsWith("request."))
                        .map(Thing::content)
                        .toList());
        return new Thing(left);
    }

    private static List<Map<String, @Nullable Object>> stripped(List<Thing> parts, String inner) {
        return parts.stream()
                .map(each -> {
                    var fields = new LinkedHashMap<>(each.map(inner));
                    OF_REQUESTS.forEach(fields::remove);
                    Map<String, @Nullable Object> left = Map.of(inner, fields);
                    return left;
                })
                .toList();
    }

    Answer fits(Thing rule, Thing policy, int port, String who) {
        return anyOf(rule.parts("from"), "source", policy, port, who)
                .and(anyOf(rule.parts("to"), "operation", policy, port, who))
                .and(Answer.every(
                        rule.parts("when"),
                        each -> holds(field(each.text("key")), each.texts("values"), policy, port, who, true)
                                .and(holds(field(each.text("key")), each.texts("notValues"), policy, port, who, false)
                                        .not())));
    }

    private Answer anyOf(List<Thing> parts, String inner, Thing policy, int port, String who) {
        return parts.isEmpty()
                ? Answer.YES
                : Answer.any(
                        parts,
                        part -> Answer.every(
                                part.map(inner).keySet(),
                                field -> field.startsWith("not")
                                        ? holds(positive(field), part.texts(inner, field), policy, port, who, false)
                                                .not()
                                        : holds(field, part.texts(inner, field), policy, port, who, true)));
    }

    private static String positive(String field) {
        return Character.toLowerCase(field.charAt(3)) + field.substring(4);
    }

    private static String field(String key) {
        return switch (key) {
            case "source.principal" -> "principals";
            case "source.namespace" -> "namespaces";
            case "source.serviceAccount" -> "serviceAccounts";
            case "source.ip" -> "ipBlocks";
            case "destination.port" -> "ports";
            default -> key;
        };
    }

    /** @param ifEmpty what no values at all say */
    private Answer holds(String field, List<String> values, Thing policy, int port, String who, boolean ifEmpty) {
        return values.isEmpty() ? Answer.of(ifEmpty) : Answer.any(values, value -> is(field, value, policy, port, who));
    }

    private Answer is(String field, String value, Thing policy, int port, String who) {
        return switch (field) {
            case "ports" -> Answer.of(value.equals(Integer.toString(port)));
            case "principals" ->
                known(who, () -> trustDomains.stream().anyMatch(domain -> matches(value, spiffe(domain, who))));
            case "namespaces" -> known(who, () -> matches(value, who.substring(0, who.indexOf('/'))));
            case "serviceAccounts" ->
                known(who, () -> who.equals(value.contains("/") ? value : policy.namespace() + "/" + value));
            default -> Answer.MAYBE;
        };
    }

    private static Answer known(String who, java.util.function.BooleanSupplier fits) {
        if (who.equals(Sending.SOMEBODY)) {
            return Answer.MAYBE;
        }
        return Answer.of(!who.isEmpty() && fits.getAsBoolean());
    }

    private static String spiffe(String domain, String who) {
        int slash = who.indexOf('/');
        return domain + "/ns/" + who.substring(0, slash) + "/sa/" + who.substring(slash + 1);
    }

    private static boolean matches(String pattern, String text) {
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
}

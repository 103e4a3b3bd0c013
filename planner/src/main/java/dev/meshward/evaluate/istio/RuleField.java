package dev.meshward.evaluate.istio;

import dev.meshward.manifest.Field;
import java.util.List;

/**
 * One field of a source, an operation or a condition, with its negated twin: {@code principals} and {@code
 * notPrincipals}. Values of one field add up, the negated ones exclude.
 *
 * @param header its name, where the field looks at one; empty for all the others
 */
record RuleField(Kind kind, String header, List<String> values, List<String> notValues) {

    /** What a field looks at (istio.md A.8, the table). */
    enum Kind {
        PRINCIPAL(Needs.IDENTITY),
        NAMESPACE(Needs.IDENTITY),
        SERVICE_ACCOUNT(Needs.IDENTITY),
        TRUST_DOMAIN(Needs.IDENTITY),
        ADDRESS(Needs.CONNECTION),
        FORWARDED_ADDRESS(Needs.CONNECTION),
        PORT(Needs.CONNECTION),
        /** The callee's own address, which nobody here knows. */
        OWN_ADDRESS(Needs.CONNECTION),
        /** The name asked for in TLS, filter metadata: of the connection, and not known here. */
        OTHER_OF_CONNECTION(Needs.CONNECTION),
        METHOD(Needs.REQUEST),
        HOST(Needs.REQUEST),
        PATH(Needs.REQUEST),
        HEADER(Needs.REQUEST),
        /** What a token says, which nobody here knows: like the others there only where requests are HTTP. */
        TOKEN(Needs.REQUEST);

        private final Needs needs;

        Kind(Needs needs) {
            this.needs = needs;
        }

        boolean isOfRequest() {
            return needs == Needs.REQUEST;
        }
    }

    private enum Needs {
        IDENTITY,
        CONNECTION,
        REQUEST
    }

    boolean isEmpty() {
        return values.isEmpty() && notValues.isEmpty();
    }

    /** The fields of {@code source} and {@code operation}; a {@code notX} is read with its {@code x}. */
    static List<RuleField> of(Field mapping) {
        return mapping.entries().stream()
                .filter(each -> !each.key().startsWith("not")
                        || mapping.at(positive(each.key())).isAbsent())
                .map(each -> {
                    var name = each.key().startsWith("not") ? positive(each.key()) : each.key();
                    return new RuleField(
                            kindOfField(name),
                            "",
                            mapping.at(name).texts(),
                            mapping.at(negative(name)).texts());
                })
                .toList();
    }

    /** One of {@code when}. */
    static RuleField ofCondition(Field condition) {
        return new RuleField(
                kindOfKey(condition.at("key").textOr("")),
                header(condition.at("key").textOr("")),
                condition.at("values").texts(),
                condition.at("notValues").texts());
    }

    private static String positive(String name) {
        var rest = name.substring("not".length());
        return rest.isEmpty() ? name : Character.toLowerCase(rest.charAt(0)) + rest.substring(1);
    }

    private static String negative(String name) {
        return "not" + Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }

    private static Kind kindOfField(String name) {
        return switch (name) {
            case "principals" -> Kind.PRINCIPAL;
            case "namespaces" -> Kind.NAMESPACE;
            case "serviceAccounts" -> Kind.SERVICE_ACCOUNT;
            case "trustDomains" -> Kind.TRUST_DOMAIN;
            case "ipBlocks" -> Kind.ADDRESS;
            case "remoteIpBlocks" -> Kind.FORWARDED_ADDRESS;
            case "ports" -> Kind.PORT;
            case "methods" -> Kind.METHOD;
            case "hosts" -> Kind.HOST;
            case "paths" -> Kind.PATH;
            default -> Kind.TOKEN;
        };
    }

    private static Kind kindOfKey(String key) {
        return switch (key) {
            case "source.principal" -> Kind.PRINCIPAL;
            case "source.namespace" -> Kind.NAMESPACE;
            case "source.serviceAccount" -> Kind.SERVICE_ACCOUNT;
            case "source.trustDomain" -> Kind.TRUST_DOMAIN;
            case "source.ip" -> Kind.ADDRESS;
            case "remote.ip" -> Kind.FORWARDED_ADDRESS;
            case "destination.port" -> Kind.PORT;
            case "destination.ip" -> Kind.OWN_ADDRESS;
            default -> ofRequest(key);
        };
    }

    private static Kind ofRequest(String key) {
        if (!header(key).isEmpty()) {
            return Kind.HEADER;
        }
        return key.startsWith("request.") ? Kind.TOKEN : Kind.OTHER_OF_CONNECTION;
    }

    private static String header(String key) {
        return key.startsWith("request.headers[") && key.endsWith("]")
                ? key.substring("request.headers[".length(), key.length() - 1)
                : "";
    }
}

package dev.meshward.mesh.istio.security;

import dev.meshward.mesh.intent.AccessCondition;
import dev.meshward.mesh.intent.AccessCondition.Subject;
import dev.meshward.mesh.intent.AccessText;
import dev.meshward.mesh.intent.Aspect;
import dev.meshward.mesh.intent.Expression;
import dev.meshward.mesh.intent.SecurityAspect;
import dev.meshward.mesh.intent.SourceField;
import java.util.List;
import java.util.stream.Stream;

/** Fields of {@code source} and {@code operation}, and conditions of {@code when}: two ways to write the same (istio A.8). */
final class ConditionForm {

    /**
     * Where a policy is written.
     *
     * @param namespace which accounts without one belong to
     * @param trustDomain the mesh's own, which intents write as {@code cluster.local}
     */
    record Home(String namespace, String trustDomain) {

        private String principal(String text) {
            return text.startsWith(trustDomain + "/") ? "cluster.local" + text.substring(trustDomain.length()) : text;
        }
    }

    private ConditionForm() {}

    /** Every field is one condition, {@code notX} with its {@code x}. */
    static List<AccessCondition> ofFields(SourceField part, Home home) {
        return part.entries().stream()
                .filter(entry -> !isNegated(entry.key())
                        || !part.at(positive(entry.key())).isWritten())
                .map(entry -> ofField(part, positive(entry.key()), home))
                .toList();
    }

    private static AccessCondition ofField(SourceField part, String name, Home home) {
        var negated = "not" + Character.toUpperCase(name.charAt(0)) + name.substring(1);
        return condition(subjectOfField(name), name, part.at(name), part.at(negated), home);
    }

    private static boolean isNegated(String name) {
        return name.length() > 3 && name.startsWith("not") && Character.isUpperCase(name.charAt(3));
    }

    private static String positive(String name) {
        return isNegated(name) ? Character.toLowerCase(name.charAt(3)) + name.substring(4) : name;
    }

    static AccessCondition ofKey(SourceField condition, Home home) {
        var key = condition.at("key").look().textOr("");
        var subject = subjectOfKey(key);
        var read = condition(
                subject,
                subject == Subject.HEADER ? key.substring("request.headers[".length(), key.length() - 1) : key,
                condition.at("values"),
                condition.at("notValues"),
                home);
        return new AccessCondition(
                read.subject(),
                read.name(),
                read.values(),
                read.excluded(),
                condition.at("key").take(aspect(subject)).and(read.origin()));
    }

    private static AccessCondition condition(
            Subject subject, String name, SourceField values, SourceField excluded, Home home) {
        var aspect = aspect(subject);
        return new AccessCondition(
                subject,
                name,
                texts(subject, values, home),
                texts(subject, excluded, home),
                values.take(aspect).and(excluded.take(aspect)));
    }

    private static List<AccessText> texts(Subject subject, SourceField values, Home home) {
        return values.look().texts().stream()
                .map(text -> text(subject, text, home))
                .toList();
    }

    private static AccessText text(Subject subject, String text, Home home) {
        return switch (subject) {
            case ACCOUNT -> new AccessText.Exact(text.contains("/") ? text : home.namespace() + "/" + text);
            case NAMESPACE -> text.contains("*") ? new AccessText.Pattern(glob(text)) : new AccessText.Exact(text);
            case ADDRESS, FORWARDED_ADDRESS, PORT -> new AccessText.Exact(text);
            case PATH -> text.contains("{") ? new AccessText.Template(text) : affix(text);
            case PRINCIPAL -> affix(home.principal(text));
            case TRUST_DOMAIN, HOST, METHOD, HEADER, TOKEN, OTHER -> affix(text);
        };
    }

    /** A star stands for anything at one end, or alone; elsewhere it is a star. */
    private static AccessText affix(String text) {
        if (text.equals("*")) {
            return new AccessText.Present();
        }
        if (text.startsWith("*")) {
            return new AccessText.Ending(text.substring(1));
        }
        return text.endsWith("*")
                ? new AccessText.Beginning(text.substring(0, text.length() - 1))
                : new AccessText.Exact(text);
    }

    /** In namespaces a star stands for anything wherever it is. */
    private static String glob(String text) {
        return String.join(
                ".*", Stream.of(text.split("\\*", -1)).map(Expression::quoted).toList());
    }

    private static Subject subjectOfField(String name) {
        return switch (name) {
            case "principals" -> Subject.PRINCIPAL;
            case "namespaces" -> Subject.NAMESPACE;
            case "serviceAccounts" -> Subject.ACCOUNT;
            case "trustDomains" -> Subject.TRUST_DOMAIN;
            case "ipBlocks" -> Subject.ADDRESS;
            case "remoteIpBlocks" -> Subject.FORWARDED_ADDRESS;
            case "requestPrincipals" -> Subject.TOKEN;
            case "ports" -> Subject.PORT;
            case "hosts" -> Subject.HOST;
            case "methods" -> Subject.METHOD;
            case "paths" -> Subject.PATH;
            default -> Subject.OTHER;
        };
    }

    private static Subject subjectOfKey(String key) {
        return switch (key) {
            case "source.principal" -> Subject.PRINCIPAL;
            case "source.namespace" -> Subject.NAMESPACE;
            case "source.serviceAccount" -> Subject.ACCOUNT;
            case "source.trustDomain" -> Subject.TRUST_DOMAIN;
            case "source.ip" -> Subject.ADDRESS;
            case "remote.ip" -> Subject.FORWARDED_ADDRESS;
            case "destination.port" -> Subject.PORT;
            case "request.headers[:method]" -> Subject.METHOD;
            default -> isHeader(key) ? Subject.HEADER : key.startsWith("request.auth.") ? Subject.TOKEN : Subject.OTHER;
        };
    }

    /** The path of HTTP/2 holds the query and its authority a port: neither is what other meshes call path and host. */
    private static boolean isHeader(String key) {
        return key.startsWith("request.headers[") && key.endsWith("]") && !key.startsWith("request.headers[:");
    }

    private static Aspect aspect(Subject subject) {
        return switch (subject) {
            case PRINCIPAL, NAMESPACE, ACCOUNT, TRUST_DOMAIN -> SecurityAspect.CALLER;
            case ADDRESS -> SecurityAspect.ADDRESS;
            case FORWARDED_ADDRESS -> SecurityAspect.FORWARDED_ADDRESS;
            case PORT -> SecurityAspect.PORT;
            case HOST, METHOD, PATH, HEADER -> SecurityAspect.REQUEST;
            case TOKEN -> SecurityAspect.TOKEN;
            case OTHER -> SecurityAspect.CONNECTION;
        };
    }
}

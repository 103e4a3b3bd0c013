package dev.meshward.evaluate.istio;

import dev.meshward.evaluate.AddressBlock;
import dev.meshward.evaluate.Match;
import dev.meshward.evaluate.Mentioning;
import dev.meshward.evaluate.Mentions;
import dev.meshward.evaluate.Pod;
import dev.meshward.evaluate.TextShape;
import dev.meshward.evaluate.Views;
import dev.meshward.evaluate.World;
import dev.meshward.evaluate.istio.RuleMatching.StarsInNamespaces;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** By what the policies on a pod tell callers and requests apart. */
final class Mentioned {

    /** What can be told of the accounts that a pattern of principals means. */
    private static final Pattern PRINCIPAL = Pattern.compile("(?:.*/)?ns/([^/]+)(?:/sa/([^/]+))?|(?:.*/)?sa/([^/]+)");

    private static final String NETWORKING = "networking.istio.io";

    private final Installation installation;
    private final Authorization authorization;

    private final VirtualServices virtualServices;
    private final Views<World, List<String>> callerLabels = new Views<>(Mentioned::callerLabels);

    Mentioned(Installation installation, Authorization authorization, VirtualServices virtualServices) {
        this.installation = installation;
        this.authorization = authorization;
        this.virtualServices = virtualServices;
    }

    /** For a host, whoever calls it. */
    Mentions forHost(String host, World world) {
        var mentioning = new Mentioning();
        virtualServices.covering(host, world).forEach(view -> mention(mentioning, view, world));
        callerLabels.of(world).forEach(mentioning::callerLabel);
        return mentioning.done();
    }

    private static List<String> callerLabels(World world) {
        return Stream.concat(
                        world.all(NETWORKING, "DestinationRule")
                                .map(rule -> rule.at("spec", "workloadSelector", "matchLabels")),
                        world.all(NETWORKING, "Sidecar").map(each -> each.at("spec", "workloadSelector", "labels")))
                .flatMap(labels -> labels.textByKey().keySet().stream())
                .distinct()
                .toList();
    }

    private void mention(Mentioning mentioning, VirtualServiceView view, World world) {
        virtualServices.routes(view, world).stream()
                .flatMap(route -> route.matches().stream())
                .flatMap(List::stream)
                .forEach(match -> mentioning.together(() -> match.mention(mentioning)));
        Stream.of("tls", "tcp")
                .flatMap(kind -> view.object().at("spec", kind).items().stream())
                .flatMap(route -> route.at("match").items().stream())
                .forEach(match -> {
                    match.at("sniHosts").texts().forEach(name -> mentioning.host(serverName(name)));
                    match.at("sourceLabels").textByKey().keySet().forEach(mentioning::callerLabel);
                });
    }

    private static TextShape serverName(String name) {
        return name.startsWith("*") ? new TextShape.Suffix(name.substring(1)) : new TextShape.Exact(name);
    }

    Mentions at(Pod callee, World world) {
        var mentioning = new Mentioning();
        for (var policy : authorization.policiesOn(callee, world)) {
            var own = policy.object().key().namespace();
            var matching = matching(callee, own, world);
            policy.rules().forEach(rule -> mention(mentioning, rule, matching));
        }
        return mentioning.done();
    }

    /** Each operation is looked at together with the conditions of its rule. */
    private static void mention(Mentioning mentioning, PolicyRule rule, RuleMatching matching) {
        rule.from().forEach(source -> source.forEach(field -> mention(mentioning, field, matching)));
        var operations = rule.to().isEmpty() ? List.of(List.<RuleField>of()) : rule.to();
        for (var operation : operations) {
            mentioning.together(() -> Stream.concat(operation.stream(), rule.when().stream())
                    .forEach(field -> mention(mentioning, field, matching)));
        }
    }

    private static void mention(Mentioning mentioning, RuleField field, RuleMatching matching) {
        field.values().forEach(value -> mention(mentioning, field, value, matching));
        field.notValues().forEach(value -> {
            if (field.kind() == RuleField.Kind.PATH) {
                mentioning.pathBesides(new PathPattern(value).shape());
            } else {
                mention(mentioning, field, value, matching);
            }
        });
    }

    private RuleMatching matching(Pod callee, String own, World world) {
        var nobody = new Asking(callee, callee, Optional.empty(), 0, Optional.empty());
        var stars = callee.plane().isIstioSidecar() ? StarsInNamespaces.ANYWHERE : StarsInNamespaces.AT_THE_ENDS;
        return new RuleMatching(nobody, installation.settings(world).trustDomains(), own, stars);
    }

    private static void mention(Mentioning mentioning, RuleField field, String value, RuleMatching matching) {
        switch (field.kind()) {
            case METHOD -> mentioning.method(new TextPattern(value).shape());
            case HOST -> mentioning.host(new TextPattern(value.toLowerCase(java.util.Locale.ROOT)).shape());
            case PATH -> mentioning.path(new PathPattern(value).shape());
            case HEADER -> mentioning.header(field.header(), new TextPattern(value).shape());
            case ADDRESS, FORWARDED_ADDRESS -> mentioning.block(new AddressBlock(value, List.of()));
            case PRINCIPAL, NAMESPACE, SERVICE_ACCOUNT, TRUST_DOMAIN ->
                mentioning.accounts(accounts(field.kind(), value, matching));
            case PORT, OWN_ADDRESS, OTHER_OF_CONNECTION, TOKEN -> {}
        }
    }

    private static Mentions.Accounts accounts(RuleField.Kind kind, String value, RuleMatching matching) {
        var field = new RuleField(kind, "", List.of(value), List.of());
        var words = kind + " " + value + " " + matching.ownNamespace() + " " + matching.trustDomains();
        return new Mentions.Accounts(
                words,
                namespaceIn(kind, value, matching.ownNamespace()),
                accountIn(kind, value),
                isOneAtMost(kind, value),
                account -> matching.of(account).fits(field) == Match.YES);
    }

    private static boolean isOneAtMost(RuleField.Kind kind, String value) {
        return switch (kind) {
            case SERVICE_ACCOUNT -> true;
            case PRINCIPAL ->
                !value.contains("*")
                        && part(value, 1).isPresent()
                        && part(value, 2).isPresent();
            default -> false;
        };
    }

    private static String namespaceIn(RuleField.Kind kind, String value, String own) {
        return switch (kind) {
            case NAMESPACE -> value.replace("*", "");
            case SERVICE_ACCOUNT -> value.contains("/") ? value.substring(0, value.indexOf('/')) : own;
            case PRINCIPAL -> part(value, 1).orElse("");
            default -> "";
        };
    }

    private static String accountIn(RuleField.Kind kind, String value) {
        return switch (kind) {
            case SERVICE_ACCOUNT -> value.substring(value.indexOf('/') + 1);
            case PRINCIPAL -> part(value, 2).or(() -> part(value, 3)).orElseGet(() -> ofEnd(value));
            default -> "";
        };
    }

    /** {@code *-reader} means accounts that end so. */
    private static String ofEnd(String value) {
        return value.startsWith("*") && !value.contains("/") ? value.substring(1) : "";
    }

    private static Optional<String> part(String value, int group) {
        var parts = PRINCIPAL.matcher(value.replace("*", ""));
        return parts.matches() ? Optional.ofNullable(parts.group(group)) : Optional.empty();
    }
}

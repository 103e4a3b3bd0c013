package dev.meshward.mesh.linkerd;

import dev.meshward.cluster.PodTemplate;
import dev.meshward.manifest.Field;
import dev.meshward.manifest.Manifest;
import java.util.Map;

/** A Server: one port of some pods, and what it accepts by itself (linkerd.md A.1). */
record Server(Manifest manifest) {

    static final String KIND = "Server";
    static final String V1BETA3 = "policy.linkerd.io/v1beta3";

    String name() {
        return manifest.key().name();
    }

    String createdAt() {
        return manifest.at("metadata", "creationTimestamp").textOr("");
    }

    /** Without a word of its own a Server denies, at once; before v1beta3 it has no word to say (linkerd.md A.1). */
    InboundPolicy accessPolicy() {
        return InboundPolicy.of(manifest.at("spec", "accessPolicy").textOr("")).orElse(InboundPolicy.DENY);
    }

    boolean claims(PodTemplate pods, int port) {
        return selects(pods.labels()) && names(pods, port);
    }

    boolean selects(Map<String, String> podLabels) {
        var selector = manifest.at("spec", "podSelector");
        return selector.isPresent()
                && podLabels
                        .entrySet()
                        .containsAll(selector.at("matchLabels").textByKey().entrySet())
                && selector.at("matchExpressions").items().stream().allMatch(each -> holds(each, podLabels));
    }

    private static boolean holds(Field expression, Map<String, String> labels) {
        var value = labels.get(expression.at("key").textOr(""));
        var values = expression.at("values").texts();
        return switch (expression.at("operator").textOr("")) {
            case "In" -> value != null && values.contains(value);
            case "NotIn" -> value == null || !values.contains(value);
            case "Exists" -> value != null;
            case "DoesNotExist" -> value == null;
            default -> false;
        };
    }

    /** A number selects the port whether the pod declares it or not; a name selects every port of that name (C.2). */
    private boolean names(PodTemplate pods, int port) {
        var wanted = manifest.at("spec", "port");
        return wanted.whole().isPresent()
                ? wanted.wholeOr(0) == port
                : pods.allContainers().stream()
                        .flatMap(container -> container.ports().stream())
                        .anyMatch(each ->
                                each.number() == port && each.transport().equals("TCP") && wanted.is(each.name()));
    }

    /** Whether it picks no pods but those with all of these labels, so that changing it concerns nobody else. */
    boolean picksOnly(Map<String, String> labels) {
        return !labels.isEmpty()
                && manifest.at("spec", "podSelector", "matchLabels")
                        .textByKey()
                        .entrySet()
                        .containsAll(labels.entrySet());
    }
}

package dev.meshward.testing.mutants;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One object more than was planned, created as the last step of a stage and deleted as the first of its undo. */
final class Intruders {

    private static final String NETWORKING = "networking.istio.io/v1";
    private static final String SECURITY = "security.istio.io/v1";

    private Intruders() {}

    static List<Operator> ofIstio() {
        return List.of(
                new Intruder("DestinationRule with tls: {}", (plan, around) -> rules(around, Map.of())),
                new Intruder(
                        "DestinationRule with DISABLE", (plan, around) -> rules(around, Map.of("mode", "DISABLE"))),
                new Intruder(
                        "ALLOW of everybody added",
                        (plan, around) -> policies(
                                around, "AuthorizationPolicy", Map.of("action", "ALLOW", "rules", List.of(Map.of())))),
                new Intruder(
                        "PERMISSIVE added",
                        (plan, around) -> policies(
                                around,
                                "PeerAuthentication",
                                Map.of(
                                        "selector",
                                        Map.of("matchLabels", Map.of()),
                                        "mtls",
                                        Map.of("mode", "PERMISSIVE")))));
    }

    static List<Operator> ofLinkerd() {
        return List.of(
                new Intruder("Server without accessPolicy added", (_, around) -> servers(around, Map.of())),
                new Intruder(
                        "open Server added",
                        (_, around) -> servers(around, Map.of("accessPolicy", "all-unauthenticated"))),
                new Intruder(
                        "policy of everybody added",
                        (_, around) -> around.namespaces().stream()
                                .map(namespace -> object(
                                        "policy.linkerd.io/v1alpha1",
                                        "AuthorizationPolicy",
                                        namespace,
                                        Map.of(
                                                "targetRef",
                                                Map.of("kind", "Namespace", "name", namespace),
                                                "requiredAuthenticationRefs",
                                                List.of())))));
    }

    private static Stream<Map<String, @Nullable Object>> servers(Surrounding around, Map<String, Object> access) {
        return around.namespaces().stream()
                .flatMap(namespace -> around.ports().stream().map(port -> {
                    var spec = new LinkedHashMap<String, Object>(access);
                    spec.put("podSelector", Map.of());
                    spec.put("port", port);
                    return object("policy.linkerd.io/v1beta3", "Server", namespace, spec);
                }));
    }

    private static Stream<Map<String, @Nullable Object>> rules(Surrounding around, Map<String, Object> tls) {
        return around.services().stream()
                .map(service -> object(
                        NETWORKING,
                        "DestinationRule",
                        service.substring(service.indexOf('.') + 1),
                        Map.of("host", service + ".svc.cluster.local", "trafficPolicy", Map.of("tls", tls))));
    }

    private static Stream<Map<String, @Nullable Object>> policies(
            Surrounding around, String kind, Map<String, Object> spec) {
        return around.namespaces().stream().map(namespace -> object(SECURITY, kind, namespace, spec));
    }

    private static Map<String, @Nullable Object> object(
            String version, String kind, String namespace, Map<String, Object> spec) {
        var object = new LinkedHashMap<String, @Nullable Object>();
        object.put("apiVersion", version);
        object.put("kind", kind);
        object.put("metadata", Map.of("name", "a-intruder", "namespace", namespace));
        object.put("spec", spec);
        return object;
    }

    private record Intruder(
            String name, BiFunction<PlanText, Surrounding, Stream<Map<String, @Nullable Object>>> objects)
            implements Operator {

        @Override
        public boolean isMeantHarmless() {
            return false;
        }

        @Override
        public Stream<Supplier<PlanText>> places(PlanText plan, Surrounding surrounding) {
            return plan.stages().stream()
                    .flatMap(stage -> objects.apply(plan, surrounding).map(object -> () -> with(plan, stage, object)));
        }

        private static PlanText with(PlanText plan, String stage, Map<String, @Nullable Object> object) {
            var kind = Editing.text(object, "kind").toLowerCase(java.util.Locale.ROOT);
            var namespace = Editing.text(object, "metadata", "namespace");
            var path = "apply/" + kind + "-" + namespace + ".a-intruder.yaml";
            var steps = plan.steps(stage);
            steps.add(Map.of("action", "create", "files", List.of(path), "target", "", "condition", ""));
            var undo = plan.steps(stage + "/undo");
            undo.addFirst(
                    Map.of("action", "delete", "files", List.of(), "target", kind + " " + namespace + "/a-intruder"));
            var group = Editing.text(object, "apiVersion").replaceFirst("/.*", "");
            return plan.with(stage + "/" + path, object)
                    .withSteps(stage, steps)
                    .withSteps(stage + "/undo", undo)
                    .with(
                            stage + "/undo/delete.txt",
                            plan.text(stage + "/undo/delete.txt") + kind.replaceFirst("y$", "ie") + "s." + group + " "
                                    + namespace + " a-intruder\n");
        }
    }
}

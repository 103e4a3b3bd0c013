package dev.meshward.testing.mutants;

import static dev.meshward.testing.mutants.ObjectOperator.harmful;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What is peculiar to ambient mode, with one thing wrong: enrolment, and policies that ztunnel reads otherwise. */
final class AmbientObjects {

    private static final List<String> WRITTEN = List.of("apply", "patch");
    private static final String MODE = "istio.io/dataplane-mode";

    private AmbientObjects() {}

    static List<Operator> all() {
        return List.of(
                harmful(
                        "dataplane-mode none",
                        List.of("patch"),
                        (object, _) -> mode(object, labels -> labels.put(MODE, "none"))),
                harmful(
                        "dataplane-mode misspelt",
                        List.of("patch"),
                        (object, _) -> mode(object, labels -> labels.put(MODE, "Ambient"))),
                harmful(
                        "waypoint label before its gateway",
                        List.of("patch"),
                        (object, _) -> mode(object, labels -> labels.put("istio.io/use-waypoint", "waypoint"))),
                harmful(
                        "injected besides",
                        List.of("patch"),
                        (object, _) -> mode(object, labels -> labels.put("istio-injection", "enabled"))),
                harmful(
                        "targetRefs for a selector",
                        List.of("apply"),
                        (object, _) -> policy(object, spec -> {
                            spec.remove("selector");
                            spec.put("targetRefs", List.of(Map.of("kind", "Service", "group", "", "name", "anything")));
                        })),
                harmful(
                        "DENY of a method",
                        WRITTEN,
                        (object, _) -> policy(object, spec -> {
                            spec.put("action", "DENY");
                            spec.put(
                                    "rules",
                                    List.of(Map.of(
                                            "to", List.of(Map.of("operation", Map.of("methods", List.of("GET")))))));
                        })),
                harmful("AUDIT for ALLOW", WRITTEN, (object, _) -> policy(object, spec -> spec.put("action", "AUDIT"))),
                harmful("agent without ambient", List.of("helm"), (object, _) -> profile(object)));
    }

    private static Stream<Map<String, @Nullable Object>> mode(
            Map<String, @Nullable Object> object, Consumer<Map<String, @Nullable Object>> change) {
        return Editing.text(object, "metadata", "labels", MODE).isEmpty()
                ? Stream.empty()
                : Stream.of(Editing.changed(object, copy -> change.accept(Editing.at(copy, "metadata", "labels"))));
    }

    private static Stream<Map<String, @Nullable Object>> policy(
            Map<String, @Nullable Object> object, Consumer<Map<String, @Nullable Object>> change) {
        return Editing.text(object, "kind").equals("AuthorizationPolicy") && object.containsKey("spec")
                ? Stream.of(Editing.changed(object, copy -> change.accept(Editing.at(copy, "spec"))))
                : Stream.empty();
    }

    private static Stream<Map<String, @Nullable Object>> profile(Map<String, @Nullable Object> values) {
        return values.containsKey("profile")
                ? Stream.of(Editing.changed(values, copy -> copy.remove("profile")))
                : Stream.empty();
    }
}

package dev.meshward.testing.mutants;

import dev.meshward.mesh.MeshName;
import dev.meshward.testing.crd.PlainData;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Changes that change nothing: whoever refuses these cries wolf. */
final class Trifles {

    private static final String[] ALL = {"apply", "patch", "undo/patch", "helm"};

    private Trifles() {}

    static List<Operator> of(MeshName mesh) {
        var inAnotherOrder = switch (mesh) {
            case ISTIO, ISTIO_AMBIENT -> "principals";
            case LINKERD -> "identityRefs";
        };
        var ofMesh = new Trifle(
                inAnotherOrder + " in another order", (plan, stage) -> reordered(plan, stage, inAnotherOrder));
        return Stream.of(ofText(), ofMeaning(), List.<Operator>of(ofMesh))
                .flatMap(List::stream)
                .toList();
    }

    private static List<Operator> ofText() {
        return List.of(
                text("comments added", text -> "# nothing to see here\n" + text.replaceFirst("(?m)$", "  # nor here")),
                text("document marked", text -> "---\n" + text),
                object("written on one line", Rendering::flowing),
                object("scalars quoted", Rendering::quoted),
                object("keys in another order", object -> Rendering.yaml(reversed(object))));
    }

    private static List<Operator> ofMeaning() {
        return List.of(
                new Trifle(
                        "annotation added",
                        (plan, stage) -> plan.objects("apply")
                                .filter(path -> path.startsWith(stage + "/"))
                                .map(path -> () -> plan.with(
                                        path,
                                        Editing.changed(
                                                plan.object(path),
                                                copy -> Editing.at(copy, "metadata", "annotations")
                                                        .put("example.com/team", "night shift"))))),
                new Trifle("file renamed", Trifles::renamed),
                new Trifle("files of a step in another order", Trifles::filesReversed),
                new Trifle(
                        "because changed",
                        (plan, stage) -> steps(
                                plan,
                                stage,
                                step -> Editing.changed(
                                        step,
                                        copy -> copy.put(
                                                "because", PlainData.text(copy.get("because")) + " Indeed.")))),
                new Trifle(
                        "README changed",
                        (plan, stage) -> Stream.of(() -> plan.with(stage + "/README.md", "Ask the platform team.\n"))));
    }

    private record Trifle(String name, BiFunction<PlanText, String, Stream<Supplier<PlanText>>> changes)
            implements Operator {

        @Override
        public boolean isMeantHarmless() {
            return true;
        }

        @Override
        public Stream<Supplier<PlanText>> places(PlanText plan, Surrounding surrounding) {
            return plan.stages().stream().flatMap(stage -> changes.apply(plan, stage));
        }
    }

    private static Operator text(String name, UnaryOperator<String> change) {
        return new Trifle(
                name,
                (plan, stage) -> plan.objects(ALL)
                        .filter(path -> path.startsWith(stage + "/"))
                        .map(path -> () -> plan.with(path, change.apply(plan.text(path)))));
    }

    private static Operator object(
            String name, java.util.function.Function<Map<String, @Nullable Object>, String> rendering) {
        return new Trifle(
                name,
                (plan, stage) -> plan.objects(ALL)
                        .filter(path -> path.startsWith(stage + "/"))
                        .map(path -> () -> plan.with(path, rendering.apply(plan.object(path)))));
    }

    private static @Nullable Object reversed(@Nullable Object value) {
        if (value instanceof List<?>) {
            return PlainData.list(value).stream().map(Trifles::reversed).toList();
        }
        if (!(value instanceof Map<?, ?>)) {
            return value;
        }
        var turned = new LinkedHashMap<String, @Nullable Object>();
        new ArrayList<>(PlainData.map(value).entrySet())
                .reversed()
                .forEach(entry -> turned.put(entry.getKey(), reversed(entry.getValue())));
        return turned;
    }

    private static Stream<Supplier<PlanText>> steps(
            PlanText plan, String stage, UnaryOperator<Map<String, @Nullable Object>> change) {
        var steps = plan.steps(stage);
        return IntStream.range(0, steps.size())
                // What a person is told to write by hand is in the words of the step.
                .filter(i -> !"manual".equals(steps.get(i).get("action")))
                .mapToObj(i -> () -> {
                    var changed = new ArrayList<>(steps);
                    changed.set(i, change.apply(steps.get(i)));
                    return plan.withSteps(stage, changed);
                });
    }

    private static Stream<Supplier<PlanText>> filesReversed(PlanText plan, String stage) {
        return steps(
                plan,
                stage,
                step -> Editing.changed(
                        step,
                        copy -> copy.put(
                                "files", PlainData.list(copy.get("files")).reversed())));
    }

    private static Stream<Supplier<PlanText>> renamed(PlanText plan, String stage) {
        return plan.objects(ALL).filter(path -> path.startsWith(stage + "/")).map(path -> () -> {
            var old = path.substring(stage.length() + 1);
            var name = old.substring(0, old.length() - ".yaml".length()) + "-again.yaml";
            var changed = plan.without(path).with(stage + "/" + name, plan.text(path));
            for (var folder : List.of(stage, stage + "/undo")) {
                var following = changed.steps(folder).stream()
                        .map(step -> Editing.changed(
                                step,
                                copy -> PlainData.list(copy.get("files"))
                                        .replaceAll(each -> old.equals(each) ? name : each)))
                        .toList();
                changed = changed.withSteps(folder, following);
            }
            return changed;
        });
    }

    private static Stream<Supplier<PlanText>> reordered(PlanText plan, String stage, String list) {
        return plan.objects("apply")
                .filter(path -> path.startsWith(stage + "/") && plan.text(path).contains(list + ":"))
                .map(path -> () -> plan.with(
                        path,
                        Editing.changed(
                                plan.object(path),
                                copy -> Editing.maps(copy).stream()
                                        .filter(map -> map.get(list) instanceof List<?>)
                                        .toList()
                                        .forEach(map -> map.put(
                                                list,
                                                PlainData.list(map.get(list)).reversed())))));
    }
}

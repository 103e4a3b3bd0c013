package dev.meshward.testing.mutants;

import dev.meshward.testing.crd.PlainData;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Steps in the wrong order, or missing. */
public final class Steps {

    private static final List<String> ACTS = List.of("create", "patch", "delete", "restart", "helm", "wait");

    private Steps() {}

    static List<Operator> all() {
        return List.of(
                new OfStage("steps swapped", "", Steps::swapped),
                new OfStage("undo steps swapped", "/undo", Steps::swapped),
                new OfStage(
                        "step lost",
                        "",
                        (plan, folder) -> lost(plan, folder, step -> does(step, "create", "patch", "helm"))),
                new OfStage(
                        "restart lost",
                        "",
                        (plan, folder) -> lost(plan, folder, step -> does(step, "restart", "wait"))),
                new OfStage(
                        "undo step lost",
                        "/undo",
                        (plan, folder) -> lost(plan, folder, step -> does(step, "patch", "delete"))),
                new OfStage("deny before allow", "", Steps::denyFirst),
                new OfStage("exception removed", "", Steps::withoutException));
    }

    /** @param below what comes after the folder of the stage */
    private record OfStage(String name, String below, BiFunction<PlanText, String, Stream<Supplier<PlanText>>> changes)
            implements Operator {

        @Override
        public boolean isMeantHarmless() {
            return false;
        }

        @Override
        public Stream<Supplier<PlanText>> places(PlanText plan, Surrounding surrounding) {
            return plan.stages().stream().flatMap(stage -> changes.apply(plan, stage + below));
        }
    }

    private static boolean does(Map<String, @Nullable Object> step, String... actions) {
        return List.of(actions).contains(PlainData.text(step.get("action")));
    }

    private static Stream<Supplier<PlanText>> swapped(PlanText plan, String folder) {
        var steps = plan.steps(folder);
        var acting = IntStream.range(0, steps.size())
                .filter(i -> does(steps.get(i), ACTS.toArray(String[]::new)))
                .boxed()
                .toList();
        return acting.stream()
                .flatMap(one -> acting.stream().filter(other -> other > one).map(other -> () -> {
                    var order = new ArrayList<>(steps);
                    Collections.swap(order, one, other);
                    return plan.withSteps(folder, order);
                }));
    }

    private static Stream<Supplier<PlanText>> lost(
            PlanText plan, String folder, Predicate<Map<String, @Nullable Object>> which) {
        var steps = plan.steps(folder);
        return IntStream.range(0, steps.size())
                .filter(i -> which.test(steps.get(i)))
                .mapToObj(i -> () -> withoutStep(plan, folder, i));
    }

    private static PlanText withoutStep(PlanText plan, String folder, int position) {
        var steps = plan.steps(folder);
        var gone = steps.remove(position);
        var changed = plan.withSteps(folder, steps);
        var stage = folder.replaceFirst("/undo$", "");
        for (var path : PlainData.list(gone.get("files"))) {
            changed = changed.without(stage + "/" + path);
        }
        return changed;
    }

    /** A policy without rules admits nobody, and neither does a Server that denies; the step that makes it so comes first. */
    private static Stream<Supplier<PlanText>> denyFirst(PlanText plan, String folder) {
        var steps = plan.steps(folder);
        return IntStream.range(1, steps.size())
                .filter(i -> PlainData.list(steps.get(i).get("files")).stream()
                        .anyMatch(path ->
                                path.toString().contains("default-deny") || denies(plan.object(folder + "/" + path))))
                .mapToObj(i -> () -> {
                    var order = new ArrayList<>(steps);
                    order.addFirst(order.remove(i));
                    return plan.withSteps(folder, order);
                });
    }

    private static boolean denies(Map<String, @Nullable Object> object) {
        return Editing.text(object, "spec", "accessPolicy").equals("deny");
    }

    /** A file that excepts some pods, wherever it is named. */
    private static Stream<Supplier<PlanText>> withoutException(PlanText plan, String folder) {
        return plan.objects("apply")
                .filter(path -> path.startsWith(folder + "/"))
                .filter(path -> isException(plan.object(path)))
                .map(path -> () -> withoutFile(plan, path));
    }

    private static boolean isException(Map<String, @Nullable Object> object) {
        return switch (Editing.text(object, "kind")) {
            case "PeerAuthentication" ->
                Editing.read(object, "spec", "selector") != null
                        && Editing.maps(object).stream()
                                .anyMatch(map ->
                                        List.of("PERMISSIVE", "DISABLE").contains(PlainData.text(map.get("mode"))));
            case "NetworkAuthentication" -> true;
            default -> false;
        };
    }

    /** Without a file, the places that name it, and the way back from it. */
    public static PlanText withoutFile(PlanText plan, String path) {
        var folder = path.substring(0, path.indexOf('/', path.indexOf('/') + 1));
        var object = plan.object(path);
        var target = Editing.text(object, "kind").toLowerCase(java.util.Locale.ROOT) + " "
                + Editing.text(object, "metadata", "namespace") + "/"
                + Editing.text(object, "metadata", "name");
        var steps = plan.steps(folder).stream()
                .map(step -> Editing.changed(
                        step, copy -> PlainData.list(copy.get("files")).remove(path.substring(folder.length() + 1))))
                .toList();
        var undo = plan.steps(folder + "/undo").stream()
                .filter(step -> !target.equals(step.get("target")))
                .toList();
        return plan.without(path).withSteps(folder, steps).withSteps(folder + "/undo", undo);
    }
}

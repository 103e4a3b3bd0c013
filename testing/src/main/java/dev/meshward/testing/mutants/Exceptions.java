package dev.meshward.testing.mutants;

import dev.meshward.testing.crd.PlainData;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What plans leave open for callers without mutual TLS: each of these places can be taken out of the files. */
public final class Exceptions {

    private Exceptions() {}

    /** @param name the file, and the port where it leaves several open */
    public record Removal(String name, Supplier<PlanText> without) {}

    public static Stream<Removal> of(PlanText plan) {
        return Stream.concat(plan.objects("apply", "patch").flatMap(path -> ports(plan, path)), files(plan));
    }

    private static Stream<Removal> ports(PlanText plan, String path) {
        var object = plan.object(path);
        return levels(object).entrySet().stream()
                .filter(each -> isOpen(PlainData.map(each.getValue())))
                .map(each -> new Removal(
                        path + " port " + each.getKey(),
                        () -> plan.with(path, Editing.changed(object, copy -> shut(copy, each.getKey())))));
    }

    private static void shut(Map<String, @Nullable Object> copy, String port) {
        levels(copy).remove(port);
        if (levels(copy).isEmpty()) {
            Editing.at(copy, "spec").remove("portLevelMtls");
        }
    }

    private static Map<String, @Nullable Object> levels(Map<String, @Nullable Object> object) {
        return PlainData.map(Editing.read(object, "spec", "portLevelMtls"));
    }

    private static boolean isOpen(Map<String, @Nullable Object> mode) {
        return List.of("PERMISSIVE", "DISABLE").contains(PlainData.text(mode.get("mode")));
    }

    /** Whole files: a policy for all ports of some pods, or an authentication by network. */
    private static Stream<Removal> files(PlanText plan) {
        return plan.objects("apply")
                .filter(path -> isFile(plan.object(path)))
                .map(path -> new Removal(path, () -> Steps.withoutFile(plan, path)));
    }

    private static boolean isFile(Map<String, @Nullable Object> object) {
        return switch (Editing.text(object, "kind")) {
            case "PeerAuthentication" ->
                Editing.read(object, "spec", "selector") != null
                        && isOpen(PlainData.map(Editing.read(object, "spec", "mtls")));
            case "NetworkAuthentication" -> true;
            default -> false;
        };
    }
}

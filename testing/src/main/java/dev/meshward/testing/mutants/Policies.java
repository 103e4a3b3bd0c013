package dev.meshward.testing.mutants;

import static dev.meshward.testing.mutants.ObjectOperator.harmful;

import dev.meshward.testing.crd.PlainData;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Istio's policies, with one thing wrong. */
final class Policies {

    private static final List<String> WRITTEN = List.of("apply", "patch");

    private Policies() {}

    static List<Operator> all() {
        return Stream.of(ofPorts(), ofCallers(), ofRules())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Operator> ofPorts() {
        return List.of(
                harmful("port dropped", WRITTEN, (object, _) -> ports(object, Policies::dropped)),
                harmful("port added", WRITTEN, (object, _) -> ports(object, (port, ports) -> added(ports))),
                harmful(
                        "wrong container port",
                        WRITTEN,
                        (object, _) -> ports(
                                object,
                                (port, ports) -> replaced(ports, port, Integer.toString(Integer.parseInt(port) + 1)))),
                harmful(
                        "port of the Service",
                        WRITTEN,
                        (object, around) -> ports(
                                object,
                                (port, ports) -> replaced(
                                        ports,
                                        port,
                                        around.servicePortByTarget().getOrDefault(port, port)))));
    }

    private static List<Operator> ofCallers() {
        return List.of(
                harmful("principal misspelt", WRITTEN, (object, _) -> principals(object, each -> each + "x")),
                harmful("principal lost", WRITTEN, (object, _) -> principals(object, _ -> "")),
                harmful(
                        "trust domain lost",
                        WRITTEN,
                        (object, _) -> principals(object, each -> each.substring(each.indexOf('/') + 1))),
                harmful("principals negated", WRITTEN, (object, _) -> negated(object)));
    }

    private static List<Operator> ofRules() {
        return List.of(
                harmful("rules emptied", WRITTEN, (object, _) -> policy(object, spec -> spec.remove("rules"))),
                harmful(
                        "ALLOW turned DENY",
                        WRITTEN,
                        (object, _) -> policy(object, spec -> spec.put("action", "DENY"))),
                harmful("request field added", WRITTEN, (object, _) -> requestField(object)),
                harmful("dry run lost", List.of("apply"), (object, _) -> dryRunLost(object)),
                harmful("dry run kept", List.of("patch"), (object, _) -> dryRunKept(object)));
    }

    /** Changes the list of ports of each rule, once for each port; a PeerAuthentication has its ports as keys. */
    private static Stream<Map<String, @Nullable Object>> ports(
            Map<String, @Nullable Object> object, BiFunction<String, List<String>, List<String>> change) {
        if (!Editing.text(object, "apiVersion").contains("istio.io")) {
            return Stream.empty();
        }
        var ofRules = lists(object, "ports").stream().flatMap(number -> edited(object, "ports", number, change));
        var levels = PlainData.map(Editing.read(object, "spec", "portLevelMtls"));
        var ofModes = levels.keySet().stream()
                .map(port -> Editing.changed(object, copy -> {
                    var modes = new LinkedHashMap<String, @Nullable Object>();
                    change.apply(port, List.copyOf(levels.keySet())).forEach(each -> modes.put(each, levels.get(port)));
                    Editing.at(copy, "spec").put("portLevelMtls", modes);
                }));
        return Stream.concat(ofRules, ofModes);
    }

    /** How many lists of this name there are, as their positions. */
    private static List<Integer> lists(Map<String, @Nullable Object> object, String name) {
        int count = (int) Editing.maps(object).stream()
                .filter(map -> map.get(name) instanceof List<?>)
                .count();
        return IntStream.range(0, count).boxed().toList();
    }

    private static Stream<Map<String, @Nullable Object>> edited(
            Map<String, @Nullable Object> object,
            String name,
            int number,
            BiFunction<String, List<String>, List<String>> change) {
        var written = listed(object, name, number);
        return written.stream()
                .map(value -> Editing.changed(object, copy -> {
                    var holder = holder(copy, name, number);
                    var after = change.apply(value, written);
                    if (after.isEmpty()) {
                        forgetRule(copy, holder);
                    } else {
                        holder.put(name, new ArrayList<@Nullable Object>(after));
                    }
                }));
    }

    private static Map<String, @Nullable Object> holder(Map<String, @Nullable Object> object, String name, int number) {
        return Editing.maps(object).stream()
                .filter(map -> map.get(name) instanceof List<?>)
                .toList()
                .get(number);
    }

    private static List<String> listed(Map<String, @Nullable Object> object, String name, int number) {
        return PlainData.list(holder(object, name, number).get(name)).stream()
                .map(PlainData::text)
                .toList();
    }

    /** A rule without what it is about would be another thing; it goes as a whole. */
    private static void forgetRule(Map<String, @Nullable Object> copy, Map<String, @Nullable Object> holder) {
        PlainData.list(Editing.read(copy, "spec", "rules"))
                .removeIf(rule -> Editing.maps(rule).stream().anyMatch(map -> map == holder));
    }

    private static List<String> dropped(String port, List<String> ports) {
        return ports.stream().filter(each -> !each.equals(port)).toList();
    }

    private static List<String> added(List<String> ports) {
        return Stream.concat(ports.stream(), Stream.of("8443")).distinct().toList();
    }

    private static List<String> replaced(List<String> ports, String port, String by) {
        return ports.stream()
                .map(each -> each.equals(port) ? by : each)
                .distinct()
                .toList();
    }

    private static Stream<Map<String, @Nullable Object>> principals(
            Map<String, @Nullable Object> object, java.util.function.UnaryOperator<String> change) {
        return lists(object, "principals").stream()
                .flatMap(number -> edited(
                        object,
                        "principals",
                        number,
                        (principal, all) -> all.stream()
                                .map(each -> each.equals(principal) ? change.apply(each) : each)
                                .filter(each -> !each.isEmpty())
                                .toList()));
    }

    private static Stream<Map<String, @Nullable Object>> negated(Map<String, @Nullable Object> object) {
        return lists(object, "principals").stream()
                .map(number -> Editing.changed(object, copy -> {
                    var source = holder(copy, "principals", number);
                    source.put("notPrincipals", source.remove("principals"));
                }));
    }

    private static Stream<Map<String, @Nullable Object>> policy(
            Map<String, @Nullable Object> object, Consumer<Map<String, @Nullable Object>> change) {
        return PlainData.list(Editing.read(object, "spec", "rules")).isEmpty()
                ? Stream.empty()
                : Stream.of(Editing.changed(object, copy -> change.accept(Editing.at(copy, "spec"))));
    }

    private static Stream<Map<String, @Nullable Object>> requestField(Map<String, @Nullable Object> object) {
        return !Editing.text(object, "kind").equals("AuthorizationPolicy")
                ? Stream.empty()
                : lists(object, "ports").stream()
                        .map(number -> Editing.changed(
                                object, copy -> holder(copy, "ports", number).put("methods", List.of("GET"))));
    }

    private static Stream<Map<String, @Nullable Object>> dryRunLost(Map<String, @Nullable Object> object) {
        return Editing.text(object, "metadata", "annotations", "istio.io/dry-run")
                        .equals("true")
                ? Stream.of(Editing.changed(
                        object,
                        copy -> Editing.at(copy, "metadata", "annotations").remove("istio.io/dry-run")))
                : Stream.empty();
    }

    private static Stream<Map<String, @Nullable Object>> dryRunKept(Map<String, @Nullable Object> object) {
        var annotations = PlainData.map(Editing.read(object, "metadata", "annotations"));
        return annotations.containsKey("istio.io/dry-run")
                ? Stream.of(Editing.changed(
                        object,
                        copy -> Editing.at(copy, "metadata", "annotations").put("istio.io/dry-run", "true")))
                : Stream.empty();
    }
}

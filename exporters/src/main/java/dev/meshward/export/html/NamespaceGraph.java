package dev.meshward.export.html;

import dev.meshward.dependencies.Confidence;
import dev.meshward.dependencies.DependencyKind;
import dev.meshward.export.layout.Area;
import dev.meshward.export.layout.Arrangement;
import dev.meshward.export.layout.Box;
import dev.meshward.export.layout.Chart;
import dev.meshward.export.layout.LayeredLayout;
import dev.meshward.export.layout.Link;
import dev.meshward.export.layout.Point;
import dev.meshward.saved.SavedDependency;
import dev.meshward.saved.SavedNamespace;
import dev.meshward.saved.SavedPlan;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Which namespaces call each other, as a picture inside the page; the table of dependencies says the same in rows. */
final class NamespaceGraph {

    private static final double LINE = 17;
    private static final double LETTER = 7.6;
    private static final double MARGIN = 12;
    /** A name of 253 letters would make a box of two metres; it stands in full in the box's title. */
    private static final int LONGEST = 34;

    /** @param sure whether one of the calls is more than a hint */
    private record Bundle(int calls, boolean sure) {
        Bundle and(Bundle other) {
            return new Bundle(calls + other.calls, sure || other.sure);
        }
    }

    private final SavedPlan plan;
    private final Map<String, SavedNamespace> namespaceByName;
    private final Map<String, Integer> numberByStage;
    private final SortedMap<Link, Bundle> bundles = new TreeMap<>();
    private final SortedMap<String, Box> boxes = new TreeMap<>();

    NamespaceGraph(SavedPlan plan) {
        this.plan = plan;
        this.namespaceByName = plan.namespaces().stream()
                .collect(Collectors.toMap(SavedNamespace::name, Function.identity(), (one, _) -> one));
        this.numberByStage = plan.stages().stream()
                .collect(Collectors.toMap(
                        each -> each.stage().id(), each -> each.stage().number(), (one, _) -> one));
        plan.namespaces().forEach(namespace -> meet(namespace.name()));
        plan.dependencies().stream().filter(NamespaceGraph::isDrawn).forEach(this::add);
    }

    private static boolean isDrawn(SavedDependency call) {
        return call.kind() != DependencyKind.PROBE
                && call.kind() != DependencyKind.KUBERNETES_API
                && !call.fromNamespace().isEmpty()
                && !call.toNamespace().isEmpty();
    }

    private void add(SavedDependency call) {
        meet(call.fromNamespace());
        meet(call.toNamespace());
        if (!call.fromNamespace().equals(call.toNamespace())) {
            bundles.merge(
                    new Link(call.fromNamespace(), call.toNamespace()),
                    new Bundle(1, call.confidence().isAtLeast(Confidence.MEDIUM)),
                    Bundle::and);
        }
    }

    private void meet(String namespace) {
        boxes.computeIfAbsent(namespace, name -> {
            int letters = Math.max(
                    brief(name).codePointCount(0, brief(name).length()) + wide(brief(name)),
                    under(name).length());
            return new Box(name, 2 * MARGIN + LETTER * letters, 2.6 * LINE);
        });
    }

    /** Signs of Chinese, Japanese and Korean take twice the room. */
    private static int wide(String text) {
        return (int) text.codePoints().filter(character -> character >= 0x2E80).count();
    }

    private static String brief(String name) {
        return name.length() <= LONGEST ? name : name.substring(0, LONGEST - 1) + "…";
    }

    private String under(String name) {
        var namespace = namespaceByName.get(name);
        if (namespace == null) {
            return "not staged";
        }
        var joins = numberByStage.get(namespace.joins());
        return namespace.workloads() + " workloads, "
                + (joins == null ? namespace.joinedBefore() ? "in before" : "does not join" : "stage " + joins);
    }

    void writeTo(StringBuilder html) {
        if (boxes.isEmpty()) {
            return;
        }
        var placed = new LayeredLayout().arrange(Chart.of(boxes.values(), List.of(), bundles.keySet()));
        var extent = placed.extent().orElse(new Area(0, 0, 1, 1)).grown(MARGIN);
        html.append("<figure>\n"
                        + "<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" aria-labelledby=\"graph-title"
                        + " graph-about\"")
                .append(" viewBox=\"")
                .append(numbers(extent.x(), extent.y(), extent.width(), extent.height()))
                .append("\" width=\"")
                .append(numbers(extent.width()))
                .append("\">\n<title id=\"graph-title\">Namespaces and their calls</title>\n")
                .append("<desc id=\"graph-about\">")
                .append(boxes.size())
                .append(" namespaces, ")
                .append(bundles.size())
                .append(" lines; the table of dependencies holds every call.</desc>\n")
                .append("<defs><marker id=\"tip\" viewBox=\"0 0 10 10\" refX=\"9\" refY=\"5\" markerWidth=\"9\""
                        + " markerHeight=\"9\"")
                .append(" markerUnits=\"userSpaceOnUse\" orient=\"auto\"><path class=\"tip\" d=\"M0 0L10 5L0"
                        + " 10z\"/></marker></defs>\n");
        bundles.forEach((link, bundle) -> line(link, bundle, placed, html));
        boxes.keySet().forEach(name -> box(name, placed, html));
        html.append("</svg>\n"
                        + "<figcaption>Each line stands for all calls from one namespace to another, the wider the"
                        + " more. Dashed: only hints say so. Below a name: its workloads, and the stage in which"
                        + " the last of them joins. Cluster <bdi>")
                .append(HtmlText.escaped(plan.source().name()))
                .append("</bdi>, taken ")
                .append(plan.source().takenAt().map(Object::toString).orElse("from manifests"))
                .append(", plan <code>")
                .append(HtmlText.escaped(plan.fingerprint()
                        .substring(0, Math.min(16, plan.fingerprint().length()))))
                .append("</code>.</figcaption>\n</figure>\n");
    }

    private static void line(Link link, Bundle bundle, Arrangement placed, StringBuilder html) {
        var way = placed.wayByLink().getOrDefault(link, List.of());
        if (way.isEmpty()) {
            return;
        }
        html.append("<path class=\"")
                .append(bundle.sure() ? "call" : "call hint")
                .append("\" stroke-width=\"")
                .append(numbers(1 + Math.log(bundle.calls()) / Math.log(2) * 0.9))
                .append("\" marker-end=\"url(#tip)\" d=\"M")
                .append(way.stream().map(NamespaceGraph::point).collect(Collectors.joining("L")))
                .append("\"><title>")
                .append(HtmlText.escaped(link.from() + " → " + link.to() + ": " + bundle.calls()))
                .append("</title></path>\n");
    }

    private static String point(Point point) {
        return numbers(point.x(), point.y());
    }

    private void box(String name, Arrangement placed, StringBuilder html) {
        placed.of(name)
                .ifPresent(area -> html.append("<g><title>")
                        .append(HtmlText.escaped(name))
                        .append("</title><rect class=\"box\" rx=\"4\" x=\"")
                        .append(numbers(area.x()))
                        .append("\" y=\"")
                        .append(numbers(area.y()))
                        .append("\" width=\"")
                        .append(numbers(area.width()))
                        .append("\" height=\"")
                        .append(numbers(area.height()))
                        .append("\"/>")
                        .append(text("name", brief(name), area.centre().x(), area.y() + 1.1 * LINE))
                        .append(text("under", under(name), area.centre().x(), area.y() + 2.1 * LINE))
                        .append("</g>\n"));
    }

    private static String text(String style, String text, double x, double y) {
        return "<text class=\"" + style + "\" text-anchor=\"middle\" x=\"" + numbers(x) + "\" y=\"" + numbers(y) + "\">"
                + HtmlText.escaped(text) + "</text>";
    }

    private static String numbers(double... numbers) {
        return java.util.Arrays.stream(numbers)
                .mapToObj(number -> String.format(Locale.ROOT, "%.1f", number))
                .collect(Collectors.joining(" "));
    }
}

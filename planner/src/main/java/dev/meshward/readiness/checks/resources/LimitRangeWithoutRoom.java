package dev.meshward.readiness.checks.resources;

import dev.meshward.advice.Code;
import dev.meshward.advice.Severity;
import dev.meshward.cluster.Workload;
import dev.meshward.manifest.Field;
import dev.meshward.manifest.Manifest;
import dev.meshward.manifest.Mapping;
import dev.meshward.manifest.Value;
import dev.meshward.readiness.Finding;
import dev.meshward.readiness.FindingDraft;
import dev.meshward.readiness.Fix;
import dev.meshward.readiness.ReadinessCheck;
import dev.meshward.readiness.Scope;
import dev.meshward.readiness.Scope.Step;
import dev.meshward.readiness.Sentences;
import dev.meshward.readiness.Situation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** A LimitRange whose bounds the proxy container, or a pod with it, breaks: every such pod is refused. */
public final class LimitRangeWithoutRoom implements ReadinessCheck {

    @Override
    public Code code() {
        return new Code("MW-122");
    }

    @Override
    public String title() {
        return "Limit range that refuses the proxy";
    }

    @Override
    public Scope scope() {
        return Scope.sidecars(Step.JOIN, Scope.WORKLOADS, "LimitRange");
    }

    @Override
    public Stream<Finding> inspect(Situation situation) {
        return situation.snapshot().objectsOf("", "LimitRange").stream()
                .filter(range -> situation.mayJoin(range.key().namespace()))
                .flatMap(range -> inRange(range, situation));
    }

    private Stream<Finding> inRange(Manifest range, Situation situation) {
        var joining = situation.snapshot().workloadsIn(range.key().namespace()).stream()
                .filter(workload -> !workload.template().isOnHostNetwork())
                .toList();
        var bounds = Limits.boundsIn(range.key().namespace(), situation);
        var items = range.at("spec", "limits").items();
        var changed = new ArrayList<Value>();
        var broken = new ArrayList<BrokenBound>();
        var refused = new ArrayList<Workload>();
        for (var item : items) {
            var ofItem = joining.stream()
                    .flatMap(workload ->
                            breaks(item, workload, bounds, situation).peek(_ -> refused.add(workload)))
                    .toList();
            broken.addAll(ofItem);
            changed.add(widened(item, ofItem));
        }
        return broken.isEmpty()
                ? givenWay(range, joining, bounds, situation)
                : Stream.of(finding(range, broken, refused, changed));
    }

    /** The join itself gives proxies less where a maximum asks for it; that is worth knowing before the first spike. */
    private Stream<Finding> givenWay(
            Manifest range, List<Workload> joining, ContainerBounds bounds, Situation situation) {
        var smaller = joining.stream()
                .map(workload -> ProxyResources.of(workload.template(), bounds, situation))
                .flatMap(proxy -> Arrays.stream(Resource.values())
                        .filter(proxy::hasGivenWay)
                        .map(resource -> resource.word() + " to "
                                + Quantity.written(
                                        resource, proxy.limit(resource).orElseThrow())))
                .distinct()
                .toList();
        return smaller.isEmpty()
                ? Stream.empty()
                : Stream.of(FindingDraft.about(code(), Severity.INFO, range, range.at("spec", "limits"))
                        .what("Limit range %s holds the limits of a proxy down: %s."
                                .formatted(range.key().name(), Sentences.listed(smaller)))
                        .why("A proxy with the usual limits of 2000m and 1024Mi would be refused; with less, many"
                                + " requests or endpoints may slow it down.")
                        .advice("The join sets these limits by annotation; watch the proxies' use, and raise the"
                                + " maximum when it comes near.")
                        .concerning(joining.stream().map(Workload::id).toList())
                        .finding());
    }

    private static Stream<BrokenBound> breaks(
            Field item, Workload workload, ContainerBounds bounds, Situation situation) {
        var proxy = ProxyResources.of(workload.template(), bounds, situation);
        return switch (item.at("type").textOr("")) {
            case "Container" -> BrokenBound.ofContainer(item, proxy);
            case "Pod" -> BrokenBound.ofPod(item, proxy, new PodDemand(workload.template(), bounds));
            default -> Stream.empty();
        };
    }

    private static Value widened(Field item, List<BrokenBound> broken) {
        var mapping = item.mapping();
        for (var bound : broken) {
            var bounds = Field.of("", mapping).at(bound.which()).mapping();
            mapping = mapping.with(bound.which(), bounds.with(bound.resource().word(), bound.widest(bounds)));
        }
        return mapping;
    }

    private Finding finding(Manifest range, List<BrokenBound> broken, List<Workload> refused, List<Value> changed) {
        var sentences =
                broken.stream().map(BrokenBound::inWords).distinct().sorted().toList();
        var spec = Mapping.building().put("limits", Value.Sequence.of(changed)).build();
        return FindingDraft.about(
                        code(), Severity.ERROR, range, broken.getFirst().field())
                .what("Limit range %s refuses proxies: %s."
                        .formatted(range.key().name(), String.join("; ", sentences)))
                .why("Every pod with such a proxy is refused when it is made, and a restart stops at once.")
                .advice("Widen the bounds, or give the proxies resources within them by annotation.")
                .concerning(refused.stream().map(Workload::id).toList())
                .fixedBy(new Fix.ChangeFields(
                        range.key(),
                        Mapping.building().put("spec", spec).build(),
                        "Wider bounds refuse nothing that is admitted today; defaults stay as they are."))
                .finding();
    }
}

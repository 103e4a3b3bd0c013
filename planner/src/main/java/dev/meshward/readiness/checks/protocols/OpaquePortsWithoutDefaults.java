package dev.meshward.readiness.checks.protocols;

import dev.meshward.advice.Code;
import dev.meshward.advice.Severity;
import dev.meshward.cluster.Namespace;
import dev.meshward.cluster.Workload;
import dev.meshward.manifest.Field;
import dev.meshward.manifest.Manifest;
import dev.meshward.manifest.Mapping;
import dev.meshward.mesh.MeshName;
import dev.meshward.readiness.Finding;
import dev.meshward.readiness.FindingDraft;
import dev.meshward.readiness.Fix;
import dev.meshward.readiness.ReadinessCheck;
import dev.meshward.readiness.Scope;
import dev.meshward.readiness.Scope.Step;
import dev.meshward.readiness.Sentences;
import dev.meshward.readiness.Situation;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A list of opaque ports takes the place of the mesh's own list, and does not add to it: databases on the usual ports are looked
 * into again (linkerd.md B, E). Only where a workload or a Service has such a port, and nothing says that it speaks HTTP.
 */
public final class OpaquePortsWithoutDefaults implements ReadinessCheck {

    static final String ANNOTATION = "config.linkerd.io/opaque-ports";

    @Override
    public Code code() {
        return new Code("MW-210");
    }

    @Override
    public String title() {
        return "List of opaque ports without the usual ones";
    }

    @Override
    public Scope scope() {
        return Scope.only(MeshName.LINKERD, Step.JOIN, Scope.WORKLOADS, "Service", "Namespace");
    }

    @Override
    public Stream<Finding> inspect(Situation situation) {
        return Stream.of(onPods(situation), onNamespaces(situation), onServices(situation))
                .flatMap(findings -> findings);
    }

    private Stream<Finding> onPods(Situation situation) {
        return capturable(situation)
                .filter(workload -> own(workload).isPresent())
                .flatMap(workload -> {
                    var dropped = dropped(own(workload), workload, situation);
                    return dropped.isEmpty()
                            ? Stream.empty()
                            : Stream.of(draft(workload.manifest(), own(workload), dropped, workload.name())
                                    .concerning(List.of(workload.id()))
                                    .fixedBy(new Fix.AnnotateAtJoin(
                                            workload.id(), ANNOTATION, whole(own(workload), dropped), because()))
                                    .finding());
                });
    }

    private static Stream<Workload> capturable(Situation situation) {
        return situation.workloads().filter(workload -> !workload.template().isOnHostNetwork());
    }

    private static Field own(Workload workload) {
        return workload.template().field().at("metadata", "annotations", ANNOTATION);
    }

    /** The injector hands it down to pods that have none of their own. */
    private Stream<Finding> onNamespaces(Situation situation) {
        Map<String, List<Workload>> workloadsByNamespace = capturable(situation)
                .filter(workload -> own(workload).isAbsent())
                .collect(Collectors.groupingBy(Workload::namespace, TreeMap::new, Collectors.toList()));
        return workloadsByNamespace.entrySet().stream()
                .flatMap(entry -> situation.snapshot().namespace(entry.getKey()).flatMap(Namespace::manifest).stream()
                        .filter(namespace -> namespace.annotation(ANNOTATION).isPresent())
                        .flatMap(namespace -> onNamespace(namespace, entry.getValue(), situation).stream()));
    }

    private Optional<Finding> onNamespace(Manifest namespace, List<Workload> workloads, Situation situation) {
        var list = namespace.annotation(ANNOTATION);
        var concerned = workloads.stream()
                .filter(workload -> !dropped(list, workload, situation).isEmpty())
                .toList();
        var dropped = concerned.stream()
                .flatMap(workload -> dropped(list, workload, situation).stream())
                .collect(Collectors.toCollection(TreeSet::new));
        var names = Sentences.abridged(concerned.stream().map(Workload::name).toList());
        return concerned.isEmpty()
                ? Optional.empty()
                : Optional.of(draft(namespace, list, dropped, names)
                        .concerning(concerned.stream().map(Workload::id).toList())
                        .fixedBy(annotated(namespace, whole(list, dropped)))
                        .finding());
    }

    private static TreeSet<Integer> dropped(Field list, Workload workload, Situation situation) {
        var ports = OpaquePorts.of(list, workload);
        return ServedPorts.of(workload, situation).stream()
                .filter(port -> situation.traits().serverFirstPorts().contains(port))
                .filter(port -> ports.filter(listed -> !listed.contains(port)).isPresent())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Callers go by the Service, where the numbers are those of its own ports. */
    private Stream<Finding> onServices(Situation situation) {
        return situation
                .services()
                .filter(service -> service.manifest().annotation(ANNOTATION).isPresent())
                .flatMap(service -> {
                    var list = service.manifest().annotation(ANNOTATION);
                    var listed = OpaquePorts.of(list);
                    var dropped = service.ports().stream()
                            .filter(port -> port.transport().equals("TCP")
                                    && port.appProtocol().isEmpty()
                                    && ServedPorts.mayBeOpaque(port))
                            .map(port -> port.number())
                            .filter(situation.traits().serverFirstPorts()::contains)
                            .filter(port -> listed.filter(ports -> !ports.contains(port))
                                    .isPresent())
                            .collect(Collectors.toCollection(TreeSet::new));
                    return dropped.isEmpty()
                            ? Stream.empty()
                            : Stream.of(draft(
                                            service.manifest(),
                                            list,
                                            dropped,
                                            "Service " + service.id().name())
                                    .concerning(situation.snapshot().workloadsBehind(service).stream()
                                            .map(Workload::id)
                                            .toList())
                                    .fixedBy(annotated(service.manifest(), whole(list, dropped)))
                                    .finding());
                });
    }

    private FindingDraft draft(Manifest object, Field list, TreeSet<Integer> dropped, String whose) {
        var ports = Sentences.listed(dropped.stream().map(Object::toString).toList());
        return FindingDraft.about(code(), Severity.WARNING, object, list)
                .what("The list of opaque ports \"%s\" leaves out %s of %s, which Linkerd takes for opaque by itself."
                        .formatted(list.textOr(""), ports, whose))
                .why("A list replaces the usual one. The proxy now looks for HTTP on the port: where the server speaks"
                        + " first, every connection waits ten seconds.")
                .advice("Add %s to the list, or take the annotation away.".formatted(ports));
    }

    private static String whole(Field list, TreeSet<Integer> dropped) {
        return Stream.concat(
                        Stream.of(list.textOr("").strip()), dropped.stream().map(Object::toString))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(","));
    }

    private static String because() {
        return "The ports are opaque in every list but this one, and nothing says that they speak HTTP.";
    }

    private static Fix annotated(Manifest object, String list) {
        var annotations = Mapping.building().put(ANNOTATION, list).build();
        var metadata = Mapping.building().put("annotations", annotations).build();
        return new Fix.ChangeFields(
                object.key(), Mapping.building().put("metadata", metadata).build(), because());
    }
}

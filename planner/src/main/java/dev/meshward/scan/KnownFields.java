package dev.meshward.scan;

import dev.meshward.cluster.ScanGap;
import dev.meshward.manifest.Field;
import dev.meshward.manifest.Manifest;
import dev.meshward.manifest.Mapping;
import dev.meshward.manifest.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Looks whether the fields we read hold what they can hold. A field that does not is left out, and said. */
final class KnownFields {

    static final String NO_CONTAINERS =
            "it has no containers; perhaps it is a patch for another tool and not a whole object";

    private enum Shape {
        MAPPING("a mapping"),
        SEQUENCE("a list"),
        WHOLE("a whole number"),
        TEXT("a text"),
        TRUTH("true or false");

        private final String words;

        Shape(String words) {
            this.words = words;
        }

        boolean fits(Value value) {
            return switch (this) {
                case MAPPING -> value instanceof Mapping;
                case SEQUENCE -> value instanceof Value.Sequence;
                case TEXT -> value instanceof Value.Scalar;
                case WHOLE ->
                    value instanceof Value.Scalar scalar && scalar.asText().matches("-?[0-9]{1,10}");
                case TRUTH ->
                    value instanceof Value.Scalar scalar && scalar.asText().matches("true|false");
            };
        }
    }

    /** {@code *} in a path stands for every item of a list, {@code **} for every entry of a mapping. */
    private record Known(String[] path, Shape shape) {}

    private static final List<Known> OF_ALL = List.of(
            known("metadata.labels", Shape.MAPPING),
            known("metadata.labels.**", Shape.TEXT),
            known("metadata.annotations", Shape.MAPPING),
            known("metadata.annotations.**", Shape.TEXT),
            known("metadata.ownerReferences", Shape.SEQUENCE));

    private static final List<Known> OF_POD = List.of(
            known("metadata.labels", Shape.MAPPING),
            known("metadata.labels.**", Shape.TEXT),
            known("metadata.annotations", Shape.MAPPING),
            known("metadata.annotations.**", Shape.TEXT),
            known("spec", Shape.MAPPING),
            known("spec.containers", Shape.SEQUENCE),
            known("spec.initContainers", Shape.SEQUENCE),
            known("spec.volumes", Shape.SEQUENCE),
            known("spec.hostNetwork", Shape.TRUTH),
            known("spec.serviceAccountName", Shape.TEXT),
            known("spec.securityContext", Shape.MAPPING));

    private static final List<Known> OF_CONTAINER = List.of(
            known("name", Shape.TEXT),
            known("image", Shape.TEXT),
            known("env", Shape.SEQUENCE),
            known("env.*.name", Shape.TEXT),
            known("env.*.value", Shape.TEXT),
            known("envFrom", Shape.SEQUENCE),
            known("args", Shape.SEQUENCE),
            known("args.*", Shape.TEXT),
            known("command", Shape.SEQUENCE),
            known("command.*", Shape.TEXT),
            known("ports", Shape.SEQUENCE),
            known("ports.*.containerPort", Shape.WHOLE),
            known("resources", Shape.MAPPING),
            known("volumeMounts", Shape.SEQUENCE));

    private static final Map<String, List<Known>> BY_KIND = Map.of(
            "/Service",
            List.of(
                    known("spec", Shape.MAPPING),
                    known("spec.selector", Shape.MAPPING),
                    known("spec.selector.**", Shape.TEXT),
                    known("spec.ports", Shape.SEQUENCE),
                    known("spec.ports.*", Shape.MAPPING),
                    known("spec.ports.*.port", Shape.WHOLE),
                    known("spec.ports.*.targetPort", Shape.TEXT),
                    known("spec.type", Shape.TEXT)),
            "/ConfigMap",
            List.of(known("data", Shape.MAPPING), known("data.**", Shape.TEXT)),
            "/Secret",
            List.of(
                    known("data", Shape.MAPPING),
                    known("data.**", Shape.TEXT),
                    known("stringData", Shape.MAPPING),
                    known("stringData.**", Shape.TEXT)),
            "networking.k8s.io/Ingress",
            List.of(
                    known("spec", Shape.MAPPING),
                    known("spec.rules", Shape.SEQUENCE),
                    known("spec.tls", Shape.SEQUENCE)),
            "networking.k8s.io/NetworkPolicy",
            List.of(
                    known("spec", Shape.MAPPING),
                    known("spec.podSelector", Shape.MAPPING),
                    known("spec.ingress", Shape.SEQUENCE),
                    known("spec.egress", Shape.SEQUENCE)));

    private static final List<Known> OF_WORKLOAD = List.of(
            known("spec", Shape.MAPPING), known("spec.replicas", Shape.WHOLE), known("spec.template", Shape.MAPPING));

    private KnownFields() {}

    private static Known known(String path, Shape shape) {
        return new Known(path.split("\\.", -1), shape);
    }

    static List<ScanGap> wrong(Manifest manifest) {
        var gaps = new ArrayList<ScanGap>();
        check(manifest, manifest.root(), OF_ALL, gaps);
        var kind = manifest.key().group() + "/" + manifest.key().kind();
        check(manifest, manifest.root(), BY_KIND.getOrDefault(kind, List.of()), gaps);
        for (var template : PodTemplates.of(manifest)) {
            checkTemplate(manifest, template, gaps);
        }
        return gaps;
    }

    private static void checkTemplate(Manifest manifest, Field template, List<ScanGap> gaps) {
        if (!manifest.key().kind().equals("Pod")) {
            check(manifest, manifest.root(), OF_WORKLOAD, gaps);
        }
        check(manifest, template, OF_POD, gaps);
        var containers = template.at("spec", "containers");
        if (containers.items().isEmpty()
                && !containers.value().map(Shape.TEXT::fits).orElse(false)) {
            gaps.add(new ScanGap.WrongField(manifest.key(), containers.place(), NO_CONTAINERS));
        }
        Stream.concat(containers.items().stream(), template.at("spec", "initContainers").items().stream())
                .forEach(container -> check(manifest, container, OF_CONTAINER, gaps));
    }

    private static void check(Manifest manifest, Field start, List<Known> fields, List<ScanGap> gaps) {
        for (var known : fields) {
            reach(start, known.path(), 0, field -> {
                if (field.isPresent() && !field.value().map(known.shape()::fits).orElse(true)) {
                    gaps.add(new ScanGap.WrongField(manifest.key(), field.place(), words(field, known.shape())));
                }
            });
        }
    }

    private static void reach(Field field, String[] path, int step, Consumer<Field> at) {
        if (step == path.length) {
            at.accept(field);
        } else if (path[step].equals("*")) {
            field.items().forEach(item -> reach(item, path, step + 1, at));
        } else if (path[step].equals("**")) {
            field.entries().forEach(entry -> reach(entry, path, step + 1, at));
        } else {
            var next = field.at(path[step]);
            if (next.isPresent()) {
                reach(next, path, step + 1, at);
            }
        }
    }

    /** The value itself is not quoted: it may be a secret in the wrong place. */
    private static String words(Field field, Shape shape) {
        var found = field.value()
                .map(value -> switch (value) {
                    case Mapping _ -> "a mapping";
                    case Value.Sequence _ -> "a list";
                    case Value.Truth _ -> "true or false";
                    case Value.Numeric _ -> "a number";
                    case Value.Scalar _ -> "a text";
                })
                .orElse("nothing");
        return "it holds " + found + " where " + shape.words + " belongs, so it is not used";
    }
}

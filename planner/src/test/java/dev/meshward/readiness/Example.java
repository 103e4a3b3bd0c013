package dev.meshward.readiness;

import dev.meshward.advice.Code;
import dev.meshward.dependencies.DependencyInference;
import dev.meshward.manifest.ManifestReader;
import dev.meshward.manifest.Reading;
import dev.meshward.mesh.Dialect;
import dev.meshward.mesh.MeshName;
import dev.meshward.mesh.MeshTraits;
import dev.meshward.mesh.TargetMesh;
import dev.meshward.mesh.istio.IstioDialect;
import dev.meshward.mesh.linkerd.LinkerdDialect;
import dev.meshward.scan.ScanOptions;
import dev.meshward.scan.SnapshotAssembly;
import dev.meshward.traffic.TrafficReader;
import dev.meshward.traffic.TrafficReading;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One example of a finding: {@code MW-101/fires-….yaml} or {@code MW-101/silent-….yaml}. Comments on top say for which
 * versions it holds: {@code # mesh: istio 1.30.3} and {@code # kubernetes: 1.34}, or {@code unknown}; what was seen; and
 * words that the finding says, one {@code # says: …} after the other.
 */
record Example(Path path, String text) {

    private static final Path ROOT = Path.of("src/test/resources/findings");
    private static final Pattern SETTING = Pattern.compile("(?m)^# (mesh|kubernetes): (.*)$");

    static final MeshTraits ISTIO = new MeshTraits(
            "container proxy",
            1337,
            Set.of(15000, 15001, 15002, 15004, 15006, 15008, 15020, 15021, 15053, 15090),
            Set.of(15020, 15021, 15090),
            Set.of("istio-system"),
            Set.of(25, 53, 3306, 27017),
            List.of());

    static final MeshTraits LINKERD = new MeshTraits(
            "container proxy",
            2102,
            Set.of(4140, 4143, 4190, 4191),
            Set.of(4191),
            Set.of("linkerd"),
            Set.of(25, 587, 3306, 4444, 5432, 6379, 9300, 11211),
            List.of());

    static List<Example> all() {
        try (var files = Files.walk(ROOT)) {
            return files.filter(Files::isRegularFile)
                    .sorted()
                    .map(path -> new Example(path, read(path)))
                    .toList();
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }

    static Example named(String name) {
        var path = ROOT.resolve(name + ".yaml");
        return new Example(path, read(path));
    }

    private static String read(Path path) {
        try {
            return Files.readString(path);
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }

    Code code() {
        return new Code(path.getParent().getFileName().toString());
    }

    String name() {
        return code() + "/" + path.getFileName();
    }

    boolean fires() {
        return path.getFileName().toString().startsWith("fires-");
    }

    boolean isSilent() {
        return path.getFileName().toString().startsWith("silent-");
    }

    /** Words that stand somewhere in the finding. */
    List<String> said() {
        return text.lines()
                .filter(line -> line.startsWith("# says: "))
                .map(line -> line.substring("# says: ".length()))
                .toList();
    }

    Situation situation() {
        return situationOf(readings().toList());
    }

    /** What would be known if only these documents had been read; the target stays the same. */
    Situation situationOf(List<Reading> readings) {
        var assembly = new SnapshotAssembly(ScanOptions.everything());
        readings.forEach(assembly::take);
        var snapshot = assembly.finish("example");
        var target = target(snapshot.kubernetesVersion());
        Dialect dialect = target.name() == MeshName.LINKERD ? new LinkerdDialect() : new IstioDialect();
        return new Situation(
                snapshot,
                traffic().isEmpty()
                        ? new DependencyInference().infer(snapshot)
                        : new DependencyInference().infer(snapshot, traffic()),
                target,
                target.name() == MeshName.LINKERD ? LINKERD : ISTIO,
                dialect.sleepingRules(snapshot),
                dialect.leastKubernetesMinor(target));
    }

    /** Lines {@code # traffic: …} are a table of calls, lines {@code # traffic-json: …} an export as JSON. */
    private List<TrafficReading> traffic() {
        return Stream.of("# traffic: ", "# traffic-json: ")
                .map(mark -> text.lines()
                        .filter(line -> line.startsWith(mark))
                        .map(line -> line.substring(mark.length()))
                        .collect(Collectors.joining("\n")))
                .filter(export -> !export.isEmpty())
                .map(export -> TrafficReader.read("traffic", export.getBytes(StandardCharsets.UTF_8)))
                .toList();
    }

    Stream<Reading> readings() {
        var file = path.getFileName().toString();
        return ManifestReader.read(file, text.getBytes(StandardCharsets.UTF_8)).stream();
    }

    private TargetMesh target(Optional<String> ofNodes) {
        var mesh = setting("mesh").orElse("istio 1.30.3").split(" ", -1);
        var kubernetes = setting("kubernetes").or(() -> ofNodes).orElse("1.34");
        boolean known = !kubernetes.equals("unknown");
        return new TargetMesh(
                MeshName.valueOf(mesh[0].toUpperCase(java.util.Locale.ROOT).replace('-', '_')),
                mesh[1],
                known ? kubernetes : "1.35",
                known);
    }

    private Optional<String> setting(String name) {
        return SETTING.matcher(text)
                .results()
                .filter(result -> result.group(1).equals(name))
                .map(result -> result.group(2).strip())
                .findFirst();
    }

    @Override
    public String toString() {
        return name();
    }
}

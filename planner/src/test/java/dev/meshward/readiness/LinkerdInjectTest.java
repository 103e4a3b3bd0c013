package dev.meshward.readiness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.meshward.advice.Code;
import dev.meshward.dependencies.DependencyInference;
import dev.meshward.manifest.ManifestReader;
import dev.meshward.mesh.MeshName;
import dev.meshward.mesh.TargetMesh;
import dev.meshward.mesh.linkerd.LinkerdDialect;
import dev.meshward.readiness.checks.AllChecks;
import dev.meshward.scan.ScanOptions;
import dev.meshward.scan.SnapshotAssembly;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Whether a proxy can be added, as {@code linkerd inject} decides it for its own examples (its file names and reports). */
class LinkerdInjectTest {

    /** A proxy is there already, or none may be added. */
    private static final Set<Code> SKIPPED =
            Set.of(new Code("MW-101"), new Code("MW-105"), new Code("MW-106"), new Code("MW-107"), new Code("MW-287"));

    private static final Map<String, Boolean> INJECTED = Map.ofEntries(
            Map.entry("inject_contour contour", true),
            Map.entry("inject_emojivoto_already_injected web1", false),
            Map.entry("inject_emojivoto_already_injected web2", false),
            Map.entry("inject_emojivoto_already_injected web3", false),
            Map.entry("inject_emojivoto_already_injected web4", false),
            Map.entry("inject_emojivoto_deployment_capabilities web", true),
            Map.entry("inject_emojivoto_deployment_config_overrides web", true),
            Map.entry("inject_emojivoto_deployment_hostNetwork_true web", false),
            Map.entry("inject_emojivoto_deployment_injectDisabled web", false),
            Map.entry("inject_emojivoto_list emoji", true),
            Map.entry("inject_emojivoto_list web", true));

    @Test
    void our_verdict_on_each_of_linkerds_own_examples_is_linkerds() throws IOException {
        var folder = Path.of("")
                .toAbsolutePath()
                .resolve("../../shared/translation/linkerd")
                .normalize();
        assumeThat(folder).describedAs("../shared is absent").isDirectory();
        var verdicts = new TreeMap<String, Boolean>();
        try (var files = Files.list(folder)) {
            for (var file : files.filter(LinkerdInjectTest::isExample).toList()) {
                verdicts.putAll(verdicts(file));
            }
        }

        assertThat(verdicts).containsExactlyInAnyOrderEntriesOf(INJECTED);
    }

    private static boolean isExample(Path file) {
        return file.getFileName().toString().startsWith("cli__cmd__testdata__inject_");
    }

    private static Map<String, Boolean> verdicts(Path file) throws IOException {
        var assembly = new SnapshotAssembly(ScanOptions.everything());
        ManifestReader.read(file.toString(), Files.readAllBytes(file)).forEach(assembly::take);
        var snapshot = assembly.finish("example");
        var dialect = new LinkerdDialect();
        var target = new TargetMesh(MeshName.LINKERD, "2.19", "1.34", true);
        var skipped = new Inspection(AllChecks.list())
                        .inspect(new Situation(
                                snapshot,
                                new DependencyInference().infer(snapshot),
                                target,
                                dialect.traits(),
                                dialect.sleepingRules(snapshot),
                                0))
                        .stream()
                        .filter(finding -> SKIPPED.contains(finding.diagnosis().code()))
                        .flatMap(finding -> finding.workloads().stream())
                        .collect(Collectors.toSet());
        var example = file.getFileName().toString().replaceAll("^.*__|\\.input\\.yaml$", "");
        return snapshot.workloads().stream()
                .collect(Collectors.toMap(
                        workload -> example + " " + workload.name(), workload -> !skipped.contains(workload.id())));
    }
}

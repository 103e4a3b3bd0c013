package dev.meshward.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.meshward.cluster.ClusterSnapshot;
import dev.meshward.cluster.ScanGap;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnrenderedTest {

    private static final String DEPLOYMENT = """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: cart}
        spec: {replicas: 2, template: {spec: {containers: [{name: app, image: example.org/cart:1}]}}}
        """;

    private static final String PATCH = """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: cart}
        spec: {replicas: 9, template: {spec: {containers: [{name: app, env: [{name: A, value: b}]}]}}}
        """;

    @TempDir
    Path folder;

    @Test
    void a_patch_of_a_kustomization_is_no_second_object_and_what_is_not_applied_is_named() throws Exception {
        write("base/kustomization.yaml", "resources: [deployment.yaml]");
        write("base/deployment.yaml", DEPLOYMENT);
        write("overlays/prod/kustomization.yaml", """
            apiVersion: kustomize.config.k8s.io/v1beta1
            kind: Kustomization
            namespace: prod
            resources: [../../base, "https://example.org/remote?ref=v1"]
            patches:
              - path: replicas.yaml
              - patch: |-
                  - {op: remove, path: /spec/replicas}
                target: {kind: Deployment}
            patchesJson6902:
              - path: ops.yaml
                target: {kind: Deployment, name: cart, group: apps, version: v1}
            configMapGenerator:
              - name: settings
                files: [app.yaml=settings/app.yaml]
            """);
        write("overlays/prod/replicas.yaml", PATCH);
        write("overlays/prod/ops.yaml", "- {op: replace, path: /spec/replicas, value: 3}");
        write(
                "overlays/prod/settings/app.yaml",
                "kind: Settings\napiVersion: example.org/v1\nmetadata: {name: not-an-object}");

        var snapshot = scan();

        assertThat(snapshot.objects())
                .extracting(object -> object.key().toString())
                .containsExactly("deployment default/cart");
        assertThat(snapshot.workloads().getFirst().replicas()).isEqualTo(2);
        assertThat(snapshot.gaps().stream().filter(ScanGap::matters))
                .singleElement()
                .satisfies(gap -> assertThat(gap.because())
                        .startsWith("a Kustomization of which this is not applied: 2 of patches; 1 of patchesJson6902;"
                                + " configMapGenerator; namespace; https://example.org/remote?ref=v1, which this source"
                                + " does not contain. Run kustomize build ")
                        .endsWith("overlays/prod and scan the result"));
    }

    @Test
    void a_kustomization_that_only_lists_files_leaves_nothing_out() throws Exception {
        write(
                "kustomization.yaml",
                "kind: Kustomization\nresources: [deployment.yaml, more]\nimages: [{name: a, newTag: b}]");
        write("deployment.yaml", DEPLOYMENT);
        write("more/service.yaml", "apiVersion: v1\nkind: Service\nmetadata: {name: cart}");

        assertThat(scan().gaps()).noneMatch(ScanGap::matters);
        assertThat(scan().objects()).hasSize(2);
    }

    @Test
    void a_kustomization_of_flux_is_an_object_of_the_cluster() throws Exception {
        write("kustomization.yaml", """
            apiVersion: kustomize.toolkit.fluxcd.io/v1
            kind: Kustomization
            metadata: {name: apps, namespace: flux-system}
            spec: {path: ./apps}
            """);
        write("deployment.yaml", DEPLOYMENT);

        assertThat(scan().objects()).extracting(object -> object.key().kind()).contains("Kustomization");
        assertThat(scan().gaps()).isEmpty();
    }

    @Test
    void a_patch_that_nobody_names_does_not_take_the_place_of_its_object() throws Exception {
        write("a.yaml", DEPLOYMENT);
        write("z-patch.yaml", PATCH);

        assertThat(scan().workloads().getFirst().replicas()).isEqualTo(2);
        assertThat(scan().gaps()).singleElement().satisfies(gap -> {
            assertThat(gap.place().file()).endsWith("z-patch.yaml");
            assertThat(gap.because()).contains("taken for a patch");
        });
    }

    @Test
    void a_chart_is_one_gap_whatever_its_templates_look_like() throws Exception {
        write("chart/Chart.yaml", "apiVersion: v2\nname: shop\nversion: 1.0.0");
        write("chart/values.yaml", "image: cart");
        write("chart/values-prod.yaml", "image: cart");
        write("chart/templates/a.yaml", "{{- if .Values.a }}\n" + DEPLOYMENT.replace("cart:1", "{{ .Values.image }}"));
        write("chart/templates/b.yaml", DEPLOYMENT.replace("name: cart", "name: other"));
        write("chart/charts/sub/Chart.yaml", "apiVersion: v2\nname: sub\nversion: 1.0.0");
        write("chart/charts/sub/templates/c.yaml", "{{ nothing }}");
        write("chart/crds/crd.yaml", """
            apiVersion: apiextensions.k8s.io/v1
            kind: CustomResourceDefinition
            metadata: {name: foos.example.com}
            spec: {group: example.com, names: {kind: Foo, plural: foos}, scope: Cluster, versions: []}
            """);

        assertThat(scan().objects())
                .extracting(object -> object.key().kind())
                .containsExactly("CustomResourceDefinition");
        assertThat(scan().gaps()).singleElement().satisfies(gap -> {
            assertThat(gap.place().file()).endsWith("chart/Chart.yaml");
            assertThat(gap.because())
                    .startsWith("a Helm chart, of which 3 templates are not rendered; run helm template ")
                    .endsWith("chart with your values and scan the result");
        });
    }

    @Test
    void a_chart_alone_is_refused_with_what_to_do() throws Exception {
        write("Chart.yaml", "apiVersion: v2\nname: shop\nversion: 1.0.0");
        write("templates/a.yaml", "{{ nothing }}");

        assertThatThrownBy(this::scan).isInstanceOf(SourceUnreadable.class).hasMessageContaining("run helm template");
    }

    @Test
    void paths_of_a_kustomization_are_found_however_they_are_written() {
        assertThat(FileName.resolved("a/b/", "../c/./d.yaml")).isEqualTo("a/c/d.yaml");
        assertThat(FileName.resolved("../a/", "../b/")).isEqualTo("../b");
        assertThat(FileName.resolved("/a/", "b.yaml")).isEqualTo("/a/b.yaml");
        assertThat(FileName.resolved("x.zip!a/", "../b.yaml")).isEqualTo("x.zip!b.yaml");
        assertThat(FileName.plain("./a/b.yaml")).isEqualTo("a/b.yaml");
    }

    private void write(String file, String text) throws IOException {
        var path = folder.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }

    private ClusterSnapshot scan() throws SourceUnreadable {
        return new ManifestScan(SavedFormat.none())
                .scan(List.of(new Source.OfPath(folder)), ScanOptions.everything())
                .snapshot();
    }
}

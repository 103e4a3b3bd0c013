package dev.meshward.testing.laws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meshward.mesh.MeshName;
import dev.meshward.saved.SavedException;
import dev.meshward.survey.Survey;
import dev.meshward.testing.journey.Journey;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every exception on a port names the file of the plan that holds it. */
class ExceptionFilesTest {

    private static final List<String> SHOP = List.of("""
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: web, namespace: shop}
        spec:
          selector: {matchLabels: {app: web}}
          template:
            metadata: {labels: {app: web}}
            spec: {containers: [{name: web, image: web, ports: [{name: http, containerPort: 3000}]}]}
        """, """
        apiVersion: v1
        kind: Service
        metadata: {name: web, namespace: shop}
        spec: {selector: {app: web}, ports: [{name: http, port: 80, targetPort: http}]}
        """, """
        apiVersion: networking.k8s.io/v1
        kind: Ingress
        metadata: {name: web, namespace: shop}
        spec:
          rules:
            - host: shop.example
              http:
                paths:
                  - path: /
                    pathType: Prefix
                    backend: {service: {name: web, port: {number: 80}}}
        """);

    @ParameterizedTest
    @EnumSource(
            value = MeshName.class,
            names = {"ISTIO", "LINKERD"})
    void an_exception_on_a_port_names_its_file(MeshName mesh) {
        var journey = Journey.through(Journey.named(SHOP), mesh);
        var directory = new Survey(Survey.Progress.unheard()).directory(journey.result());

        assertThat(directory.plan().exceptions()).isNotEmpty().allSatisfy(exception -> {
            assertThat(exception.manifest()).isNotEmpty();
            assertThat(directory.files()).containsKey(exception.manifest());
        });
    }

    @Test
    void each_mesh_says_in_its_own_word_what_stays_accepted() {
        assertThat(modes(MeshName.ISTIO)).containsOnly("PERMISSIVE");
        assertThat(modes(MeshName.LINKERD)).containsOnly("unauthenticated");
    }

    private static List<String> modes(MeshName mesh) {
        var journey = Journey.through(Journey.named(SHOP), mesh);
        return new Survey(Survey.Progress.unheard())
                .directory(journey.result()).plan().exceptions().stream()
                        .map(SavedException::mode)
                        .toList();
    }
}

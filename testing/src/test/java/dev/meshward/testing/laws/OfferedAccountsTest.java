package dev.meshward.testing.laws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meshward.bundles.Overlay;
import dev.meshward.cluster.ClusterSnapshot;
import dev.meshward.manifest.Manifest;
import dev.meshward.manifest.ManifestWriter;
import dev.meshward.mesh.Change;
import dev.meshward.mesh.MeshName;
import dev.meshward.readiness.Fix;
import dev.meshward.survey.Source;
import dev.meshward.survey.Survey;
import dev.meshward.survey.TargetWish;
import dev.meshward.survey.Testimony;
import dev.meshward.testing.journey.GivenCluster;
import dev.meshward.testing.journey.Journey;
import dev.meshward.testing.random.GeneratedCluster;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Accounts of their own that a finding offers: whoever takes the offer plans, and is judged, as well as before. */
class OfferedAccountsTest {

    private static final List<String> SHARING = List.of("""
            apiVersion: v1
            kind: Namespace
            metadata: {name: shop}
            ---
            apiVersion: v1
            kind: ServiceAccount
            metadata: {name: default, namespace: shop, annotations: {eks.amazonaws.com/role-arn: "arn:aws:iam::1:role/shop"}}
            imagePullSecrets: [{name: registry}]
            ---
            apiVersion: rbac.authorization.k8s.io/v1
            kind: RoleBinding
            metadata: {name: readers, namespace: shop}
            roleRef: {apiGroup: rbac.authorization.k8s.io, kind: Role, name: reader}
            subjects: [{kind: ServiceAccount, name: default, namespace: shop}]
            ---
            apiVersion: rbac.authorization.k8s.io/v1
            kind: ClusterRoleBinding
            metadata: {name: watchers}
            roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: watcher}
            subjects: [{kind: ServiceAccount, name: default, namespace: shop}, {kind: ServiceAccount, name: other, namespace: ops}]
            ---
            """ + workload("Deployment", "web", "http://api:80") + "---\n"
            + workload("Deployment", "api", "nobody") + "---\n"
            + """
            apiVersion: v1
            kind: Service
            metadata: {name: api, namespace: shop}
            spec: {selector: {app: api}, ports: [{name: http, port: 80, targetPort: 8080}]}
            """);

    private static String workload(String kind, String name, String calls) {
        return """
            apiVersion: apps/v1
            kind: %s
            metadata: {name: %2$s, namespace: shop}
            spec:
              replicas: 2
              selector: {matchLabels: {app: %2$s}}
              template:
                metadata: {labels: {app: %2$s}}
                spec:
                  containers:
                    - name: main
                      image: registry.example/main:1
                      env: [{name: API_URL, value: "%3$s"}]
                      ports: [{containerPort: 8080}]
                      readinessProbe: {httpGet: {path: /, port: 8080}}
            """.formatted(kind, name, calls);
    }

    @Test
    void an_account_comes_with_its_bindings_its_pull_secrets_and_its_name_in_the_cloud() {
        var offer = offers(scanned(SHARING)).getFirst();

        assertThat(offer.added().stream().map(object -> object.key().toString()))
                .containsExactlyInAnyOrder(
                        "serviceaccount shop/api",
                        "rolebinding shop/readers-shop-api",
                        "clusterrolebinding watchers-shop-api",
                        "serviceaccount shop/web",
                        "rolebinding shop/readers-shop-web",
                        "clusterrolebinding watchers-shop-web");
        assertThat(ManifestWriter.yaml(offer.added().getFirst().content()))
                .contains("eks.amazonaws.com/role-arn", "imagePullSecrets", "name: registry");
        assertThat(offer.changed().stream()
                        .map(change -> change.object() + " "
                                + ManifestWriter.yaml(change.fields()).strip().replaceAll("\\s+", " ")))
                .containsExactlyInAnyOrder(
                        "deployment shop/api spec: template: spec: serviceAccountName: api",
                        "deployment shop/web spec: template: spec: serviceAccountName: web");
        assertThat(offer.because()).contains("cloud");
    }

    @Test
    void nothing_is_offered_where_a_rule_goes_by_the_old_name() {
        var rule = """
            ---
            apiVersion: security.istio.io/v1
            kind: AuthorizationPolicy
            metadata: {name: api, namespace: shop}
            spec: {rules: [{from: [{source: {principals: [cluster.local/ns/shop/sa/default]}}]}]}
            """;
        assertThat(offers(scanned(List.of(SHARING.getFirst() + rule)))).isEmpty();
    }

    @Test
    void whoever_takes_the_offers_refuses_no_call_more() {
        var clusters = new ArrayList<>(List.of(SHARING));
        clusters.add(GivenCluster.samples().getFirst().documents());
        for (var documents : clusters) {
            var taken = taken(scanned(documents));
            var given =
                    new Case(new GeneratedCluster(0, taken, List.of(), List.of()), Journey.of(taken, MeshName.ISTIO));

            assertThat(offers(scanned(taken))).isEmpty();
            assertThat(RolloutLaws.noStepRefusesAKnownCall(given)).isEmpty();
        }
    }

    /** The manifests after all offers were taken. */
    private static List<String> taken(ClusterSnapshot snapshot) {
        var overlay = Overlay.on(snapshot);
        var added = new ArrayList<Manifest>();
        for (var offer : offers(snapshot)) {
            added.addAll(offer.added());
            for (var change : offer.changed()) {
                var version = snapshot.object(change.object()).orElseThrow().apiVersion();
                overlay = overlay.after(new Change.Patch(version, change.object(), change.fields(), change.because()));
            }
        }
        var documents = new ArrayList<String>();
        for (var object : snapshot.objects()) {
            documents.add(ManifestWriter.yaml(
                    overlay.object(object.key()).orElseThrow().content()));
        }
        added.forEach(object -> documents.add(ManifestWriter.yaml(object.content())));
        return List.of(String.join("---\n", documents));
    }

    private static List<Fix.Offer> offers(ClusterSnapshot snapshot) {
        var survey = new Survey(Survey.Progress.unheard());
        var target = survey.target(TargetWish.of(MeshName.ISTIO), snapshot);
        return survey.check(snapshot, survey.graph(snapshot, Testimony.none()), target).stream()
                .flatMap(finding -> finding.fix().stream())
                .filter(Fix.Offer.class::isInstance)
                .map(Fix.Offer.class::cast)
                .toList();
    }

    private static ClusterSnapshot scanned(List<String> documents) {
        var bytes = String.join("\n---\n", documents).getBytes(StandardCharsets.UTF_8);
        return new Survey(Survey.Progress.unheard()).scan(Source.of(List.of("-")), new ByteArrayInputStream(bytes));
    }
}

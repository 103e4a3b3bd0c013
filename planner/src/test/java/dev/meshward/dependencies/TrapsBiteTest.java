package dev.meshward.dependencies;

import static dev.meshward.dependencies.WrittenCluster.deployment;
import static dev.meshward.dependencies.WrittenCluster.server;
import static dev.meshward.dependencies.WrittenCluster.service;
import static org.assertj.core.api.Assertions.assertThat;

import dev.meshward.dependencies.configuration.ConfigurationEvidence;
import dev.meshward.dependencies.traps.BrowserSide;
import dev.meshward.dependencies.traps.DocumentationLink;
import dev.meshward.dependencies.traps.ExclusionList;
import dev.meshward.dependencies.traps.ImageReference;
import dev.meshward.dependencies.traps.OwnAddress;
import dev.meshward.dependencies.traps.OwnListener;
import dev.meshward.dependencies.traps.PlainWord;
import dev.meshward.dependencies.traps.PortNotOffered;
import dev.meshward.dependencies.traps.PublicHost;
import dev.meshward.dependencies.traps.SecretValue;
import dev.meshward.dependencies.traps.SwitchedOff;
import dev.meshward.dependencies.traps.Trap;
import dev.meshward.dependencies.traps.Traps;
import dev.meshward.dependencies.traps.TrustIdentity;
import dev.meshward.dependencies.traps.UnresolvedWord;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Without a trap its false edge is there: no trap is idle, and none only repeats another. */
class TrapsBiteTest {

    private static final Map<Class<? extends Trap>, String> CAUGHT = Map.ofEntries(
            Map.entry(SecretValue.class, web("{name: API_TOKEN, value: 'ledger:8080'}")),
            Map.entry(PlainWord.class, web("{name: GREETING, value: ledger}")),
            Map.entry(UnresolvedWord.class, web("{name: A_ADDR, value: nowhere}, {name: B_PORT, value: '80'}")),
            Map.entry(ExclusionList.class, web("{name: NO_PROXY, value: 'ledger:8080'}")),
            Map.entry(OwnListener.class, web("{name: LISTEN_ADDR, value: 'ledger:8080'}")),
            Map.entry(BrowserSide.class, web("{name: NEXT_PUBLIC_API_URL, value: 'http://ledger:8080'}")),
            Map.entry(ImageReference.class, web("{name: SIDECAR_IMAGE, value: 'ledger:8080'}")),
            Map.entry(
                    SwitchedOff.class,
                    web("{name: LEDGER_URL, value: 'http://ledger:8080'}, {name: ENABLE_LEDGER, value: '0'}")),
            Map.entry(OwnAddress.class, web("{name: WEB_URL, value: 'http://web:80'}") + "---\n" + service("web", 80)),
            Map.entry(PortNotOffered.class, web("{name: SCHEDULE, value: 'ledger:30'}")),
            Map.entry(
                    TrustIdentity.class,
                    web("{name: PEER, value: 'ledger.shop.serviceaccount.identity.linkerd.cluster.local:8080'}")),
            Map.entry(PublicHost.class, web("{name: BASE_URL, value: 'https://shop.acme.io'}") + """
                ---
                apiVersion: networking.k8s.io/v1
                kind: Ingress
                metadata: {name: shop}
                spec: {rules: [{host: shop.acme.io}]}
                """),
            Map.entry(DocumentationLink.class, web("{name: API_URL, value: 'https://api.example.com/v1'}")));

    private static String web(String variables) {
        return deployment("web", "env: [" + variables + "]\n");
    }

    private static List<String> calls(Traps traps, String yaml) {
        var inference = new DependencyInference(List.of(new ConfigurationEvidence(traps)), List.of());
        return inference.infer(WrittenCluster.of(yaml, server("ledger", 8080))).dependencies().stream()
                .map(Calls::line)
                .toList();
    }

    @Test
    void every_trap_keeps_a_false_edge_out_that_no_other_would() {
        assertThat(CAUGHT).allSatisfy((trap, yaml) -> {
            assertThat(calls(Traps.all(), yaml)).as(trap.getSimpleName()).isEmpty();
            assertThat(calls(Traps.without(trap), yaml))
                    .as("without " + trap.getSimpleName())
                    .hasSize(1);
        });
    }

    @Test
    void every_trap_has_its_case() {
        var listed = new TreeSet<String>();
        Traps.all().list().forEach(trap -> listed.add(trap.getClass().getSimpleName()));
        var caught = new TreeSet<String>();
        CAUGHT.keySet().forEach(trap -> caught.add(trap.getSimpleName()));

        assertThat(caught).isEqualTo(listed);
    }
}

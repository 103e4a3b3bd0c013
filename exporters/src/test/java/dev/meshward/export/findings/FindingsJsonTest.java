package dev.meshward.export.findings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meshward.export.ShopPlan;
import dev.meshward.manifest.DataReader;
import dev.meshward.mesh.MeshName;
import dev.meshward.mesh.TargetMesh;
import dev.meshward.readiness.report.ReadinessReport;
import dev.meshward.readiness.report.Suppressions;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class FindingsJsonTest {

    @Test
    void a_finding_says_what_where_why_and_what_to_do() {
        var json = FindingsJson.of(
                ReadinessReport.of(
                        new TargetMesh(MeshName.ISTIO, "1.30.3", "1.34", true),
                        List.of(ShopPlan.finding()),
                        Suppressions.none(),
                        ShopPlan.finding().workloads()),
                "0.1.0");

        var root = DataReader.json("", json.getBytes(StandardCharsets.UTF_8))
                .documents()
                .getFirst();
        assertThat(root.at("totals", "error").wholeOr(0)).isEqualTo(1);
        var namespace = root.at("namespaces").items().getFirst();
        assertThat(namespace.at("points").wholeOr(-1)).isZero();
        assertThat(namespace.at("because").textOr("")).isEqualTo("1 cannot join (MW-101)");
        var finding = root.at("findings").items().getFirst();
        assertThat(finding.at("code").textOr("")).isEqualTo("MW-101");
        assertThat(finding.at("subject", "name").textOr("")).isEqualTo("node-agent");
        assertThat(finding.at("place", "line").wholeOr(0)).isEqualTo(9);
        assertThat(finding.at("blocks").textOr("")).isEqualTo("joining-ever");
        assertThat(finding.at("page").textOr("")).isEqualTo("docs/findings/MW-101.md");
    }
}

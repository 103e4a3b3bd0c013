package dev.meshward.export.findings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meshward.export.ShopPlan;
import dev.meshward.manifest.DataReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class FindingsJsonTest {

    @Test
    void a_finding_says_what_where_why_and_what_to_do() {
        var json = FindingsJson.of(List.of(ShopPlan.finding()), "0.1.0");

        var root = DataReader.json("", json.getBytes(StandardCharsets.UTF_8))
                .documents()
                .getFirst();
        assertThat(root.at("totals", "error").wholeOr(0)).isEqualTo(1);
        var finding = root.at("findings").items().getFirst();
        assertThat(finding.at("code").textOr("")).isEqualTo("MW-101");
        assertThat(finding.at("subject", "name").textOr("")).isEqualTo("node-agent");
        assertThat(finding.at("place", "line").wholeOr(0)).isEqualTo(9);
        assertThat(finding.at("blocks").textOr("")).isEqualTo("joining-ever");
        assertThat(finding.at("page").textOr("")).isEqualTo("docs/findings/MW-101.md");
    }
}

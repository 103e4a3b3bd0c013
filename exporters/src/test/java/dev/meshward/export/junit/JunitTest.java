package dev.meshward.export.junit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meshward.export.ShopPlan;
import dev.meshward.mesh.MeshName;
import dev.meshward.mesh.TargetMesh;
import dev.meshward.readiness.Finding;
import dev.meshward.readiness.report.ReadinessReport;
import dev.meshward.readiness.report.Suppressions;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

class JunitTest {

    @Test
    void an_error_is_a_test_that_failed_and_says_what_where_why_and_what_to_do() throws Exception {
        var suite = suite(FindingsJunit.of(report(List.of(ShopPlan.finding())), "shop"));
        assertThat(suite.getAttribute("failures")).isEqualTo("1");
        var test = (Element) suite.getElementsByTagName("testcase").item(0);
        assertThat(test.getAttribute("classname")).isEqualTo("MW-101");
        assertThat(test.getAttribute("name")).contains("infra/node-agent").contains(":9 ");
        var failure = (Element) test.getElementsByTagName("failure").item(0);
        assertThat(failure.getAttribute("type")).isEqualTo("error");
        assertThat(failure.getTextContent())
                .contains(ShopPlan.finding().diagnosis().why())
                .contains(ShopPlan.finding().diagnosis().advice());
    }

    @Test
    void nothing_found_is_a_test_that_passed() throws Exception {
        var suite = suite(FindingsJunit.of(report(List.of()), "shop"));
        assertThat(suite.getAttribute("tests")).isEqualTo("1");
        assertThat(suite.getAttribute("failures")).isEqualTo("0");
    }

    @Test
    void no_name_ends_an_element_or_breaks_the_document() throws Exception {
        for (var hostile :
                List.of("\"/><x/>", "]]>", "a\u0000b", "\uD800", "</testsuite>", "\u202Ex", "n".repeat(253))) {
            var suite = new Suite(hostile);
            suite.add(new Suite.Case(
                    hostile, hostile, Optional.of(new Suite.Failure("error", hostile, hostile)), Optional.of(hostile)));
            assertThat(suite(suite.xml()).getElementsByTagName("testcase").getLength())
                    .isOne();
            assertThat(suite(suite.xml()).getElementsByTagName("x").getLength()).isZero();
        }
    }

    private static ReadinessReport report(List<Finding> findings) {
        return ReadinessReport.of(
                new TargetMesh(MeshName.ISTIO, "1.30.3", "1.34", true),
                findings,
                Suppressions.none(),
                ShopPlan.finding().workloads());
    }

    private static Element suite(String xml) throws Exception {
        return (Element) DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)))
                .getElementsByTagName("testsuite")
                .item(0);
    }
}

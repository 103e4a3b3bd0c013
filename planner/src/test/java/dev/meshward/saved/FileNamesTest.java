package dev.meshward.saved;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class FileNamesTest {

    @Test
    void names_of_kubernetes_that_windows_refuses_are_changed() {
        assertThat(FileNames.safe("emergency/role-system:node.md")).isEqualTo("emergency/role-system_node.md");
        assertThat(FileNames.safe("con.yaml")).isEqualTo("_con.yaml");
        assertThat(FileNames.safe("x/LPT1")).isEqualTo("x/_LPT1");
        assertThat(FileNames.safe("ends.")).isEqualTo("ends_");
    }

    @Test
    void ordinary_names_stay() {
        for (var name :
                List.of("SHA256SUMS", "stages/04-join-shop/README.md", "a.b/c_d-e.yaml", "console.yaml", ".x")) {
            assertThat(FileNames.isSafe(name)).describedAs(name).isTrue();
        }
    }

    @Test
    void no_path_leads_out_of_its_folder() {
        assertThat(FileNames.safe("../../etc/passwd")).isEqualTo("etc/passwd");
        assertThat(FileNames.safe("/etc/passwd")).isEqualTo("etc/passwd");
        assertThat(FileNames.safe("a\\..\\b")).isEqualTo("a/b");
        assertThat(FileNames.safe("..")).isEqualTo("_");
    }

    @Test
    void long_names_are_cut_and_stay_different() {
        var one = FileNames.safe("x".repeat(300) + "a.yaml");
        var other = FileNames.safe("x".repeat(300) + "b.yaml");

        assertThat(one).hasSizeLessThan(250).endsWith(".yaml").isNotEqualTo(other);
    }

    @Test
    void names_that_differ_in_case_only_become_different_files() {
        var safe = FileNames.safeByPath(List.of("Shop.md", "shop.md", "a:b", "a_b"));

        assertThat(safe.values()).doesNotHaveDuplicates().hasSize(4);
        assertThat(safe.values().stream().map(name -> name.toLowerCase(Locale.ROOT)))
                .doesNotHaveDuplicates();
    }
}

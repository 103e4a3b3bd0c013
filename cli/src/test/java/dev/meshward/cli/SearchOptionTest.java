package dev.meshward.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SearchOptionTest {

    private static final String SHOP = "../sample-clusters/corner-shop";
    private static final String RAIL = "../sample-clusters/northwind-rail";

    private static Spoken calls(String search) {
        return Spoken.by("graph", SHOP, "--format", "csv", "--search", search);
    }

    @Test
    void only_calls_that_are_found_are_printed() {
        assertThat(calls("wl:cart calls:redis").out().lines().skip(1))
                .hasSize(1)
                .allSatisfy(row -> assertThat(row).startsWith("shop,cart,data,redis,6379,"));
        assertThat(calls("").out())
                .isEqualTo(Spoken.by("graph", SHOP, "--format", "csv").out());
    }

    @Test
    void a_search_and_its_contrary_share_all_calls_among_them() {
        long all = calls("").out().lines().skip(1).count();
        long those = calls("ns:data").out().lines().skip(1).count();
        long others = calls("!ns:data").out().lines().skip(1).count();

        assertThat(those).isPositive();
        assertThat(others).isPositive();
        assertThat(those + others).isEqualTo(all);
    }

    @Test
    void labels_of_both_ends_are_searched() {
        assertThat(calls("label:/=redis$/").out()).contains(",data,redis,");
        assertThat(calls("label:/=nothing-is-called-so$/").out().lines()).hasSize(1);
    }

    @Test
    void findings_are_searched_by_code_and_by_who_calls_their_workloads() {
        var found = Spoken.by("check", RAIL, "--format", "json", "--search", "finding:MW-1 calledby:/./");

        assertThat(found.out()).contains("\"code\": \"MW-1").doesNotContain("\"code\": \"MW-2");
    }

    @Test
    void a_search_that_is_not_understood_is_wrong_usage_with_the_place_marked() {
        var refused = calls("wl:cart (or");

        assertThat(refused.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(refused.err()).contains("character 10").contains("wl:cart (or\n         ^");
        assertThat(refused.out()).isEmpty();
    }

    @Test
    void a_field_that_means_nothing_here_is_refused_instead_of_finding_nothing() {
        var refused = calls("stage:4");

        assertThat(refused.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(refused.err()).contains("nothing here has stage:").contains("calledby:");
    }
}

package dev.meshward.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the table of cases does not hold: sentences, fields, completion. What a search finds is in testing/search. */
class SearchTest {

    private static final Map<SearchField, List<String>> KNOWN = Map.of(
            SearchField.NAMESPACE, List.of("payments", "pay me", "repayments"), SearchField.STAGE, List.of("4", "14"));

    private static List<String> completed(String text) {
        int caret = text.indexOf('|');
        var typed = text.replace("|", "");
        return Completion.at(typed, caret, field -> KNOWN.getOrDefault(field, List.of())).stream()
                .map(completion -> completion.in(typed))
                .toList();
    }

    private static SearchReading.Refused refused(String text) {
        return (SearchReading.Refused) Search.of(text);
    }

    @Test
    void what_is_wrong_is_said_with_its_position_as_people_count() {
        assertThat(refused("ns:shop confidence<sure").sentence())
                .isEqualTo("character 20: “sure” cannot be compared; behind confidence< stands low, medium or high.");
        assertThat(refused("web or").sentence()).isEqualTo("character 7: something to search for is missing here.");
        assertThat(refused("web (x").marked()).isEqualTo("web (x\n    ^");
    }

    @Test
    void a_search_tells_the_fields_it_asks_for() {
        assertThat(Search.of("ns:a !(wl:b or stage<4) word"))
                .isInstanceOfSatisfying(
                        SearchReading.Read.class,
                        read -> assertThat(read.search().fields())
                                .containsExactly(SearchField.NAMESPACE, SearchField.WORKLOAD, SearchField.STAGE));
    }

    @Test
    void a_hundred_thousand_parentheses_are_refused_and_break_nothing() {
        assertThat(refused("(".repeat(100_000)).position()).isEqualTo(101);
        assertThat(refused("!".repeat(100_000)).position()).isEqualTo(101);
    }

    @Test
    void a_regular_expression_that_others_take_years_for_is_answered_at_once() {
        var text = "a".repeat(50_000);
        var search = ((SearchReading.Read) Search.of("/^(a+)+$b/")).search();

        assertThat(search.finds(new Findable() {
                    @Override
                    public List<String> texts() {
                        return List.of(text);
                    }

                    @Override
                    public List<String> values(SearchField field) {
                        return List.of();
                    }
                }))
                .isFalse();
    }

    @Test
    void the_name_of_a_field_is_completed() {
        assertThat(completed("c|")).containsExactly("calls:", "calledby:", "confidence:");
        assertThat(completed("web !st| or")).containsExactly("web !stage: or", "web !state: or");
        assertThat(completed("(n|)")).containsExactly("(ns:)");
    }

    @Test
    void a_value_is_completed_with_those_that_begin_like_it_first_and_in_quotation_marks_where_it_needs_them() {
        assertThat(completed("ns:pay|")).containsExactly("ns:payments", "ns:\"pay me\"", "ns:repayments");
        assertThat(completed("ns:\"pay m|\" web")).containsExactly("ns:\"pay me\" web");
        assertThat(completed("stage:|")).containsExactly("stage:4", "stage:14");
        assertThat(completed("owner:x|")).isEmpty();
    }

    @Test
    void whatever_completes_a_value_can_be_read() {
        assertThat(completed("ns:|"))
                .allSatisfy(text -> assertThat(Search.of(text)).isInstanceOf(SearchReading.Read.class));
    }
}

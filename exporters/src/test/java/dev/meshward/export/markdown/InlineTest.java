package dev.meshward.export.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class InlineTest {

    @Test
    void names_and_versions_stay_as_people_write_them() {
        assertThat(Inline.text("shop/check-out v1.30.3, my_service (80 %)"))
                .isEqualTo("shop/check-out v1.30.3, my_service (80 %)");
        assertThat(Inline.text("1.30.3")).isEqualTo("1.30.3");
    }

    @Test
    void markup_is_shown_and_not_obeyed() {
        assertThat(Inline.text("<b>*x* | `y` [z](u) &amp; ~~q~~ $a$ _e_"))
                .isEqualTo("\\<b\\>\\*x\\* \\| \\`y\\` \\[z\\](u) &amp;amp; \\~\\~q\\~\\~ \\$a\\$ \\_e\\_");
    }

    @Test
    void nothing_at_the_beginning_opens_a_block() {
        assertThat(Inline.text("# title")).isEqualTo("\\# title");
        assertThat(Inline.text("- item")).isEqualTo("\\- item");
        assertThat(Inline.text("1. item")).isEqualTo("1\\. item");
        assertThat(Inline.text("12) item")).isEqualTo("12\\) item");
        assertThat(Inline.text("> quote")).isEqualTo("\\> quote");
    }

    @Test
    void breaks_and_invisible_characters_become_blanks() {
        assertThat(Inline.text("a\r\n\n b\u2028c\u202ed\u0000e")).isEqualTo("a b c d e");
    }

    @Test
    void a_code_span_holds_any_backtick() {
        assertThat(Inline.code("plain")).isEqualTo("`plain`");
        assertThat(Inline.code("a``b")).isEqualTo("```a``b```");
        assertThat(Inline.code("`edge")).isEqualTo("`` `edge ``");
        assertThat(Inline.code("")).isEqualTo("–");
        assertThat(Inline.codeInCell("a | b")).isEqualTo("`a \\| b`");
    }

    @Test
    void a_fence_is_longer_than_any_fence_inside() {
        assertThat(Page.fenced("yaml", "a: |\n  ```\n  b\n"))
                .startsWith("````yaml\n")
                .endsWith("\n````");
    }
}

package dev.meshward.desktop.look;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.HashSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PaletteTest {

    private static final double LEAST_DIFFERENCE = 15;
    private static final double LEAST_CONTRAST = 3;

    @ParameterizedTest
    @EnumSource(Theme.class)
    void states_stay_apart_for_people_who_see_colours_otherwise(Theme theme) {
        var palette = Palette.of(theme);
        for (var eyes : Sight.EVERYBODY) {
            for (var one : MeshState.values()) {
                for (var other : MeshState.values()) {
                    if (one != other) {
                        double difference = Sight.difference(
                                Sight.seenBy(eyes, Sight.linear(palette.of(one))),
                                Sight.seenBy(eyes, Sight.linear(palette.of(other))));
                        assertThat(difference)
                                .describedAs("%s and %s, %s", one, other, Arrays.deepToString(eyes))
                                .isGreaterThanOrEqualTo(LEAST_DIFFERENCE);
                    }
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Theme.class)
    void states_stand_out_from_the_background(Theme theme) {
        var palette = Palette.of(theme);
        assertThat(palette.states().values())
                .allSatisfy(colour -> assertThat(Sight.contrast(colour, palette.background()))
                        .isGreaterThanOrEqualTo(LEAST_CONTRAST));
        assertThat(Sight.contrast(palette.ink(), palette.raised())).isGreaterThanOrEqualTo(7);
        assertThat(Sight.contrast(palette.muted(), palette.background())).isGreaterThanOrEqualTo(4.5);
    }

    /** Pairs 1, 7 and 17 of the test data of Sharma, Wu and Dalal would need Lab; black and white need nothing. */
    @Test
    void the_measure_itself_is_right_at_its_ends() {
        assertThat(Sight.difference(Sight.linear("#000000"), Sight.linear("#FFFFFF")))
                .isCloseTo(100, within(0.1));
        assertThat(Sight.difference(Sight.linear("#2F94E0"), Sight.linear("#2F94E0")))
                .isZero();
        assertThat(Sight.contrast("#000000", "#FFFFFF")).isCloseTo(21, within(0.01));
    }

    @Test
    void no_two_states_share_a_letter_or_a_line() {
        var letters = new HashSet<String>();
        var lines = new HashSet<String>();
        for (var state : MeshState.values()) {
            letters.add(state.letter());
            lines.add(state.dashes() + " " + state.isDouble() + " " + (state == MeshState.REFUSED));
        }
        assertThat(letters).hasSameSizeAs(MeshState.values());
        assertThat(lines).hasSameSizeAs(MeshState.values());
    }
}

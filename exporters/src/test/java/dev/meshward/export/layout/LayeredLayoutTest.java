package dev.meshward.export.layout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class LayeredLayoutTest {

    private final LayeredLayout layout = new LayeredLayout();

    @Test
    void callers_stand_left_of_callees() {
        var arranged = layout.arrange(chart(3, List.of(link(0, 1), link(1, 2))));
        assertThat(at(arranged, 0).right()).isLessThan(at(arranged, 1).x());
        assertThat(at(arranged, 1).right()).isLessThan(at(arranged, 2).x());
    }

    @Test
    void a_long_chain_of_calls_becomes_neither_a_band_nor_a_thread() {
        for (var length : List.of(13, 40, 100)) {
            var chain = new ArrayList<Link>();
            for (var i = 1; i < length; i++) {
                chain.add(link(i - 1, i));
                chain.add(link(i / 2, i));
            }
            var extent = layout.arrange(chart(length, chain)).extent().orElseThrow();
            assertThat(extent.width() / extent.height()).as("%s boxes", length).isBetween(0.3, 3.2);
        }
    }

    @Test
    void where_callers_do_not_fit_beside_callees_they_stand_above_them() {
        var links = new ArrayList<Link>();
        for (var i = 1; i < 12; i++) {
            links.add(link(i - 1, i));
        }
        var arranged = layout.arrange(chart(12, links));
        for (var i = 1; i < 12; i++) {
            assertThat(at(arranged, i - 1).bottom()).isLessThan(at(arranged, i).y());
        }
    }

    @Test
    void every_line_begins_at_the_side_of_its_caller_and_ends_at_that_of_its_callee() {
        for (var seed = 0; seed < 10; seed++) {
            var chart = random(seed, 30, 3);
            var arranged = layout.arrange(chart);
            assertThat(arranged.wayByLink().keySet()).isEqualTo(chart.links());
            arranged.wayByLink().forEach((link, way) -> {
                assertThat(arranged.of(link.from()).orElseThrow().grown(0.01).contains(way.getFirst()))
                        .isTrue();
                assertThat(arranged.of(link.to()).orElseThrow().grown(0.01).contains(way.getLast()))
                        .isTrue();
            });
        }
    }

    @Test
    void no_two_boxes_share_a_point_and_each_stands_in_its_frame() {
        for (var seed = 0; seed < 10; seed++) {
            var chart = random(seed, 40, 4);
            holds(chart, layout.arrange(chart));
        }
    }

    @Test
    void the_order_in_which_boxes_and_lines_are_handed_in_is_of_no_consequence() {
        var chart = random(7, 60, 5);
        var arranged = layout.arrange(chart);
        for (var seed = 0; seed < 5; seed++) {
            var boxes = new ArrayList<>(chart.boxes().values());
            var links = new ArrayList<>(chart.links());
            Collections.shuffle(boxes, new Random(seed));
            Collections.shuffle(links, new Random(seed));
            assertThat(layout.arrange(Chart.of(boxes, chart.frames().values(), links)))
                    .isEqualTo(arranged);
        }
    }

    @Test
    void a_second_scan_moves_no_box_that_was_there_and_no_line_between_two_of_them() {
        for (var seed = 0; seed < 10; seed++) {
            var larger = random(seed, 40, 3);
            var smaller = without(larger, new Random(seed), 12);
            var first = layout.arrange(smaller);
            var second = layout.arrange(larger, first);
            first.areaByBox().forEach((id, area) -> assertThat(second.of(id)).contains(area));
            first.wayByLink()
                    .forEach((link, way) ->
                            assertThat(second.wayByLink().get(link)).isEqualTo(way));
            assertThat(second.wayByLink().keySet()).isEqualTo(larger.links());
            apart(larger, second);
        }
    }

    @Test
    void a_new_box_comes_near_what_it_is_linked_to() {
        var first = layout.arrange(chart(30, List.of(link(0, 1), link(1, 2), link(3, 4))));
        var second = layout.arrange(chart(31, List.of(link(0, 1), link(1, 2), link(3, 4), link(4, 30))), first);
        assertThat(at(second, 30).centre().distanceTo(at(second, 4).centre())).isLessThan(200);
    }

    @Test
    void a_new_frame_in_the_midst_of_others_overlaps_nothing_that_was_there() {
        for (var seed = 0; seed < 10; seed++) {
            var before = random(seed, 20, seed % 3);
            var boxes = new ArrayList<>(before.boxes().values());
            var frames = new ArrayList<>(before.frames().values());
            var links = new ArrayList<>(before.links());
            frames.add(new Frame("new", 150, 20));
            boxes.add(new Box("x", 100, 30).in("new"));
            boxes.add(new Box("y", 100, 30).in("new"));
            links.add(new Link("b3", "x"));
            links.add(new Link("x", "b11"));
            links.add(new Link("y", "b15"));
            var after = Chart.of(boxes, frames, links);
            holds(after, layout.arrange(after, layout.arrange(before)));
        }
    }

    @Test
    void boxes_that_are_gone_leave_their_place_empty() {
        var first = layout.arrange(chart(5, List.of(link(0, 1), link(1, 2))));
        var second = layout.arrange(chart(2, List.of(link(0, 1))), first);
        assertThat(second.areaByBox()).hasSize(2);
        assertThat(second.wayByLink()).containsOnlyKeys(link(0, 1));
    }

    @Test
    void a_box_that_somebody_moved_stays_there_and_its_lines_follow() {
        var chart = chart(3, List.of(link(0, 1), link(1, 2)));
        var moved = layout.arrange(chart).withMoved("b1", new Point(-500, 700));
        var arranged = layout.arrange(chart, moved);
        assertThat(at(arranged, 1)).isEqualTo(new Area(-500, 700, 100, 30));
        assertThat(arranged.wayByLink().get(link(0, 1)).getLast())
                .matches(end -> at(arranged, 1).grown(0.01).contains(end));
    }

    @Test
    void way_and_way_back_between_kept_boxes_part() {
        var chart = chart(2, List.of(link(0, 1), link(1, 0)));
        var places = Arrangement.at(java.util.Map.of("b0", new Area(0, 0, 100, 30), "b1", new Area(400, 0, 100, 30)));
        var ways = layout.arrange(chart, places).wayByLink();
        assertThat(ways.get(link(0, 1)).get(1))
                .isNotEqualTo(ways.get(link(1, 0)).get(1));
    }

    @Test
    void cancelling_ends_the_work() {
        var asked = new AtomicInteger();
        var impatient = new LayeredLayout(() -> asked.incrementAndGet() > 3);
        assertThatExceptionOfType(CancellationException.class).isThrownBy(() -> impatient.arrange(random(1, 50, 2)));
    }

    @Test
    void an_interrupted_thread_stays_interrupted() {
        Thread.currentThread().interrupt();
        assertThatExceptionOfType(CancellationException.class).isThrownBy(() -> layout.arrange(random(1, 50, 2)));
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void a_chain_of_two_thousand_calls_is_laid_out() {
        var links = new ArrayList<Link>();
        for (var i = 0; i < 1999; i++) {
            links.add(link(i, i + 1));
        }
        assertThat(layout.arrange(chart(2000, links)).areaByBox()).hasSize(2000);
    }

    @Test
    void nothing_is_laid_out_as_nothing() {
        assertThat(layout.arrange(chart(0, List.of())).extent()).isEmpty();
    }

    @Test
    void a_line_to_what_is_not_there_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> chart(1, List.of(link(0, 1))))
                .withMessageContaining("b1");
    }

    private static void holds(Chart chart, Arrangement arranged) {
        apart(chart, arranged);
        for (var box : chart.boxes().values()) {
            var area = arranged.of(box.id()).orElseThrow();
            arranged.areaByFrame()
                    .forEach((frame, around) -> assertThat(around.overlaps(area))
                            .as("%s and frame %s", box, frame)
                            .isEqualTo(box.frame().equals(Optional.of(frame))));
        }
    }

    private static void apart(Chart chart, Arrangement arranged) {
        var areas = List.copyOf(arranged.areaByBox().values());
        assertThat(areas).hasSameSizeAs(chart.boxes().keySet());
        for (var i = 0; i < areas.size(); i++) {
            for (var j = 0; j < i; j++) {
                assertThat(areas.get(i).overlaps(areas.get(j))).isFalse();
            }
        }
    }

    private static Chart without(Chart chart, Random random, int count) {
        var ids = new ArrayList<>(chart.boxes().keySet());
        Collections.shuffle(ids, random);
        var gone = ids.subList(0, count);
        return Chart.of(
                chart.boxes().values().stream()
                        .filter(box -> !gone.contains(box.id()))
                        .toList(),
                chart.frames().values(),
                chart.links().stream()
                        .filter(link -> gone.stream().noneMatch(link::touches))
                        .toList());
    }

    private static Chart random(int seed, int size, int frames) {
        var random = new Random(seed);
        var boxes = new ArrayList<Box>();
        for (var i = 0; i < size; i++) {
            var box = new Box("b" + i, 60 + random.nextInt(90), 30);
            var frame = random.nextInt(frames + 1);
            boxes.add(frame == frames ? box : box.in("f" + frame));
        }
        var links = new ArrayList<Link>();
        for (var i = 0; i < size * 2; i++) {
            var from = random.nextInt(size);
            var to = random.nextInt(size);
            if (from != to) {
                links.add(link(from, to));
            }
        }
        var titles = new ArrayList<Frame>();
        for (var i = 0; i < frames; i++) {
            titles.add(new Frame("f" + i, 120, 20));
        }
        return Chart.of(boxes, titles, links);
    }

    private static Chart chart(int size, List<Link> links) {
        var boxes = new ArrayList<Box>();
        for (var i = 0; i < size; i++) {
            boxes.add(new Box("b" + i, 100, 30));
        }
        return Chart.of(boxes, List.of(), links);
    }

    private static Link link(int from, int to) {
        return new Link("b" + from, "b" + to);
    }

    private static Area at(Arrangement arrangement, int box) {
        return arrangement.of("b" + box).orElseThrow();
    }
}

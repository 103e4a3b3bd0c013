package dev.meshward.desktop.map;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meshward.desktop.background.Background;
import dev.meshward.desktop.look.MeshState;
import dev.meshward.desktop.session.Activity;
import dev.meshward.desktop.session.Deriving;
import dev.meshward.desktop.session.EdgeStatements;
import dev.meshward.desktop.session.MapKept.Colouring;
import dev.meshward.desktop.session.MapKept.SearchMode;
import dev.meshward.desktop.session.Samples;
import dev.meshward.desktop.session.Scanning;
import dev.meshward.desktop.session.Session;
import dev.meshward.desktop.session.SessionState;
import dev.meshward.export.layout.Link;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** On the corner shop and the railway, without a screen: the test's own thread stands for the window's. */
class MapViewModelTest {

    private final BlockingQueue<Runnable> window = new LinkedBlockingQueue<>();
    private final Background slow = new Background(window::add);
    private final Background quick = new Background(window::add);
    private final Session session = new Session();
    private final Scanning scanning = new Scanning(session, slow, Scanning.ClusterReading.bySurvey());
    private final Deriving deriving = new Deriving(session, slow);
    private final MapViewModel model = new MapViewModel(session, quick, quick);

    @BeforeEach
    void open() throws InterruptedException {
        scanning.open(Samples.northwindRail());
        until(() -> isPlaced() && !model.drawing().get().chart().nodes().isEmpty());
    }

    @AfterEach
    void close() {
        slow.close();
        quick.close();
    }

    @Test
    void the_map_begins_with_closed_namespaces_and_every_box_has_a_place() {
        var drawing = model.drawing().get();

        assertThat(drawing.chart().nodes()).containsKey("namespace payments");
        assertThat(drawing.chart().nodes().values()).noneMatch(node -> node.kind() == MapNode.Kind.WORKLOAD);
        assertThat(drawing.places().areaByBox().keySet())
                .isEqualTo(drawing.chart().nodes().keySet());
        assertThat(drawing.places().areaByFrame()).isEmpty();
    }

    @Test
    void opening_a_namespace_moves_no_other_box_and_closing_it_brings_it_back_where_it_was()
            throws InterruptedException {
        var before = model.drawing().get().places().areaByBox();
        var ways = model.drawing().get().places().wayByLink();

        model.open("payments");
        until(this::isPlaced);
        var opened = model.drawing().get();
        assertThat(opened.chart().nodes().values())
                .filteredOn(node -> node.kind() == MapNode.Kind.WORKLOAD)
                .hasSize(6)
                .allMatch(node -> node.frame().filter("payments"::equals).isPresent());
        before.forEach((box, area) -> {
            if (!box.equals("namespace payments")) {
                assertThat(opened.places().areaByBox()).containsEntry(box, area);
            }
        });
        ways.forEach((link, way) -> {
            if (opened.chart().edges().containsKey(link)) {
                assertThat(opened.places().wayByLink()).containsEntry(link, way);
            }
        });

        model.close("payments");
        until(this::isPlaced);
        assertThat(model.drawing().get().places().areaByBox()).isEqualTo(before);
        assertThat(model.drawing().get().places().wayByLink()).isEqualTo(ways);
    }

    @Test
    void the_map_of_a_work_file_is_as_it_was_left() throws InterruptedException {
        model.open("payments");
        until(this::isPlaced);
        model.change(wish -> wish.withSearch("ns:payments", SearchMode.HIDE)
                .withColouring(Colouring.READINESS)
                .keepingSearch());
        var left = model.drawing().get().places();
        var state = session.now();

        session.begin(SessionState.empty());
        assertThat(model.wish().get()).isEqualTo(MapWish.usual());
        session.begin(SessionState.recalled(state.source(), state.snapshot().orElseThrow(), state.said(), List.of())
                .withMap(state.map()));
        until(() -> session.now().isSurveyed() && isPlaced());

        assertThat(model.drawing().get().places().areaByBox()).isEqualTo(left.areaByBox());
        assertThat(model.drawing().get().places().wayByLink()).isEqualTo(left.wayByLink());
        assertThat(model.wish().get().search()).isEqualTo("ns:payments");
        assertThat(model.wish().get().colouring()).isEqualTo(Colouring.READINESS);
        assertThat(model.wish().get().searches()).containsExactly("ns:payments");
    }

    @Test
    void reading_the_cluster_again_moves_nothing() throws InterruptedException {
        var before = model.drawing().get().places().areaByBox();
        var snapshot = session.now().snapshot();

        scanning.rescan();
        until(() -> !session.now().snapshot().equals(snapshot) && session.now().isSurveyed() && isPlaced());

        assertThat(model.drawing().get().places().areaByBox()).isEqualTo(before);
    }

    @Test
    void playing_the_rollout_moves_nothing_and_turns_plaintext_into_mutual_tls() throws InterruptedException {
        deriving.wantPlan();
        until(() -> session.now().isPlanned());
        var before = model.drawing().get().places();
        int stages = model.plan().orElseThrow().stages().size();
        int plaintext = model.tally().of(MeshState.OUTSIDE);
        assertThat(model.tally().encrypted()).isZero();

        for (int done = 1; done <= stages; done++) {
            int now = done;
            model.change(wish -> wish.withStagesDone(now));
            assertThat(model.drawing().get().places()).isEqualTo(before);
            assertThat(model.tally().of(MeshState.OUTSIDE)).isLessThanOrEqualTo(plaintext);
            plaintext = model.tally().of(MeshState.OUTSIDE);
        }

        assertThat(model.tally().encrypted()).isGreaterThan(plaintext);
        assertThat(model.tally().excepted()).isLessThanOrEqualTo(plaintext).isPositive();
        assertThat(model.drawing().get().states()).containsValue(MeshState.AUTHORIZED);
    }

    @Test
    void a_search_puts_the_others_into_the_background_or_away() {
        model.change(wish -> wish.withSearch("ns:payments", SearchMode.HIGHLIGHT));
        assertThat(model.drawing().get().faded())
                .doesNotContain("namespace payments")
                .contains("namespace booking");
        assertThat(model.drawing().get().hidden()).isEmpty();

        model.change(wish -> wish.withSearch("ns:payments", SearchMode.SHOW_ONLY));
        assertThat(model.drawing().get().hidden())
                .doesNotContain("namespace payments")
                .contains("namespace booking");

        model.change(wish -> wish.withSearch("ns:payments", SearchMode.HIDE));
        assertThat(model.drawing().get().hidden()).containsExactly("namespace payments");
    }

    @Test
    void a_search_that_is_not_understood_hides_nothing_and_says_where_it_is_wrong() {
        model.change(wish -> wish.withSearch("(ns:payments", SearchMode.SHOW_ONLY));

        assertThat(model.searchRefused())
                .hasValueSatisfying(because -> assertThat(because).startsWith("character"));
        assertThat(model.drawing().get().hidden()).isEmpty();
    }

    @Test
    void focus_goes_on_from_callers_to_their_callers_and_ends_with_back() {
        var walks = Walks.along(model.drawing().get().chart().edges().keySet());
        model.change(wish -> wish.selecting("namespace payments"));

        model.focusOnCallers();
        assertThat(model.wish().get().focus())
                .contains("namespace payments")
                .containsAll(walks.callersOf("namespace payments"));

        assertThat(model.back()).isTrue();
        assertThat(model.wish().get().focus()).isEmpty();
        assertThat(model.back()).isTrue();
        assertThat(model.back()).isFalse();
    }

    @Test
    void rejecting_a_call_takes_it_off_the_map_and_undo_brings_it_back() throws InterruptedException {
        var link = new Link("namespace booking", "namespace payments");
        var call = model.drawing().get().chart().edges().get(link).calls().getFirst();
        int calls = model.tally().of(MeshState.OUTSIDE);

        new EdgeStatements(session, "Ines").reject(call, "switched off in May");
        until(() -> session.now().isSurveyed() && isPlaced());
        assertThat(model.tally().of(MeshState.OUTSIDE)).isEqualTo(calls - 1);

        assertThat(session.undo()).hasValueSatisfying(what -> assertThat(what).startsWith("Rejected booking/"));
        until(() -> session.now().isSurveyed() && isPlaced());
        assertThat(model.drawing().get().chart().edges().get(link).calls()).contains(call);
    }

    @Test
    void a_path_leads_along_calls() {
        var walks = Walks.along(java.util.Set.of(new Link("a", "b"), new Link("b", "c"), new Link("a", "d")));

        assertThat(walks.path("a", "c")).containsExactlyInAnyOrder("a", "b", "c");
        assertThat(walks.path("c", "a")).isEmpty();
    }

    private boolean isPlaced() {
        var drawing = model.drawing().get();
        return !model.isPlacing().get()
                && drawing.places()
                        .areaByBox()
                        .keySet()
                        .equals(drawing.chart().nodes().keySet());
    }

    private void until(BooleanSupplier condition) throws InterruptedException {
        while (!condition.getAsBoolean()) {
            var message = window.poll(60, TimeUnit.SECONDS);
            assertThat(message)
                    .describedAs("something still comes; %s", session.activity().get())
                    .isNotNull();
            message.run();
            assertThat(session.activity().get()).isNotInstanceOf(Activity.Failed.class);
        }
    }
}

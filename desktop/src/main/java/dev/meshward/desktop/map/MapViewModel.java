package dev.meshward.desktop.map;

import dev.meshward.adoption.AdoptionPlan;
import dev.meshward.desktop.background.Background;
import dev.meshward.desktop.background.Ticket;
import dev.meshward.desktop.session.Planned;
import dev.meshward.desktop.session.Session;
import dev.meshward.desktop.session.SessionState;
import dev.meshward.export.layout.Arrangement;
import dev.meshward.export.layout.LayeredLayout;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** The map: what is on it, where, in which colours. Boxes that have a place keep it, whatever changes. */
final class MapViewModel {

    /** So many workloads are drawn without anybody noticing a pause. */
    private static final int AT_ONCE = 400;

    private final Session session;
    private final Background background;
    private final Background painter;
    private final ReadOnlyObjectWrapper<MapWish> wish = new ReadOnlyObjectWrapper<>(MapWish.usual());
    private final ReadOnlyObjectWrapper<Drawing> drawing = new ReadOnlyObjectWrapper<>(Drawing.nothing());
    private final ReadOnlyObjectWrapper<Boolean> isPlacing = new ReadOnlyObjectWrapper<>(false);

    /** Of every box that ever had a place and every line that ever had a way, also of those not on the map at the moment. */
    private Arrangement ever = Arrangement.none();

    private Arrangement places = Arrangement.none();
    private Sketch sketch = Sketch.nothing();
    private MapChart chart = MapChart.none();
    private Ticket ticket = new Ticket();
    private Ticket painting = new Ticket();

    /**
     * @param background places boxes, which takes long
     * @param painter works out what large maps look like
     */
    MapViewModel(Session session, Background background, Background painter) {
        this.session = session;
        this.background = background;
        this.painter = painter;
        session.beginnings().subscribe(_ -> begin());
        session.state().subscribe((_, _) -> refresh());
    }

    /** Another cluster, or the work of another day: its map is as it was left, and owes nothing to the one before. */
    private void begin() {
        var kept = session.now().map();
        ever = kept.places();
        places = Arrangement.none();
        wish.set(MapWish.of(kept));
        refresh();
    }

    ReadOnlyObjectProperty<MapWish> wish() {
        return wish.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Drawing> drawing() {
        return drawing.getReadOnlyProperty();
    }

    /** Whether boxes are being placed at the moment. */
    ReadOnlyObjectProperty<Boolean> isPlacing() {
        return isPlacing.getReadOnlyProperty();
    }

    SessionState state() {
        return session.now();
    }

    Optional<AdoptionPlan> plan() {
        return session.now().donePlan().map(Planned.Done::edits).map(edits -> edits.plan());
    }

    void change(UnaryOperator<MapWish> change) {
        wish.set(change.apply(wish.get()));
        session.keep(wish.get().kept(ever));
        refresh();
    }

    /** Small maps change at once; what large ones look like is worked out off the window's thread. */
    private void refresh() {
        var known = sketch;
        var survey = session.now().survey();
        var brush = new Brush(wish.get(), plan(), survey);
        painting.cancel();
        if (survey.filter(each -> each.basis().snapshot().workloads().size() > AT_ONCE)
                .isPresent()) {
            var placed = places;
            painting = painter.run(
                    _ -> {
                        var made = known.of(survey, brush.wish().opened());
                        return Map.entry(made, brush.paint(made.chart(), placed));
                    },
                    made -> take(made.getKey(), made.getValue()),
                    thrown -> {
                        throw new IllegalStateException("The map could not be drawn.", thrown);
                    });
        } else {
            var made = known.of(survey, brush.wish().opened());
            take(made, brush.paint(made.chart(), places));
        }
    }

    private void take(Sketch made, Drawing painted) {
        sketch = made;
        chart = made.chart();
        drawing.set(painted.at(places));
        if (!places.areaByBox().keySet().equals(chart.nodes().keySet())
                || !places.wayByLink().keySet().equals(chart.edges().keySet())) {
            place(ever);
        }
    }

    /** Places everything anew, and hands back what undoes it. */
    Runnable placeAnew() {
        var before = ever;
        place(Arrangement.none());
        return () -> place(before);
    }

    /** @param before what keeps its place */
    private void place(Arrangement before) {
        ticket.cancel();
        var wanted = chart.toPlace();
        isPlacing.set(true);
        ticket = background.run(
                progress -> {
                    var arranged = new LayeredLayout(progress::isCancelled).arrange(wanted, before);
                    return Map.entry(arranged, before.with(arranged));
                },
                made -> {
                    isPlacing.set(false);
                    places = made.getKey();
                    ever = made.getValue();
                    session.keep(wish.get().kept(ever));
                    drawing.set(drawing.get().at(places));
                },
                thrown -> {
                    isPlacing.set(false);
                    throw new IllegalStateException("The map could not be placed.", thrown);
                });
    }

    /** How many calls are in which state, as far as the rollout is played. */
    Tally tally() {
        return Tally.of(
                chart.calls(),
                plan().map(plan -> Ladder.after(plan, wish.get().stagesDone())).orElseGet(Ladder::atTheFoot));
    }

    /** What is wrong with the search; empty where it is understood. */
    Optional<String> searchRefused() {
        return Sieve.refusal(wish.get().search());
    }

    // ------------------------------------------------------------------ orders

    /** Opens a namespace, or closes the one this box is in; says which one was opened. */
    Optional<String> toggle(String box) {
        var node = Optional.ofNullable(chart.nodes().get(box));
        var closed = node.filter(each -> each.kind() == MapNode.Kind.NAMESPACE).map(MapNode::title);
        closed.ifPresent(this::open);
        node.flatMap(MapNode::workload).ifPresent(workload -> close(workload.namespace()));
        return closed;
    }

    void open(String namespace) {
        change(now -> now.withOpened(opened -> opened.add(namespace)));
    }

    void close(String namespace) {
        change(now -> now.withOpened(opened -> opened.remove(namespace)).selecting(MapNode.idOfNamespace(namespace)));
    }

    void closeAll() {
        change(now -> now.withOpened(Set::clear).withSelection(new Selection.Nothing()));
    }

    List<String> selected() {
        return wish.get().selection() instanceof Selection.Boxes(var ids) ? ids : List.of();
    }

    void focusOnCallers() {
        focus(box -> Walks.along(chart.edges().keySet()).callersOf(box));
    }

    void focusOnCallees() {
        focus(box -> Walks.along(chart.edges().keySet()).calleesOf(box));
    }

    /** The selected boxes, with those around them; what was in focus already stays, so that a second press goes on. */
    private void focus(java.util.function.Function<String, Set<String>> around) {
        var boxes = new TreeSet<>(wish.get().focus());
        for (var box : selected()) {
            boxes.add(box);
            boxes.addAll(around.apply(box));
        }
        change(now -> now.withFocus(boxes));
    }

    /** Whether a way of calls leads from the one selected box to the other, in either direction. */
    boolean focusOnPath() {
        var ids = selected();
        if (ids.size() != 2) {
            return false;
        }
        var path = Walks.along(chart.edges().keySet()).between(ids.getFirst(), ids.getLast());
        if (!path.isEmpty()) {
            change(now -> now.withFocus(path));
        }
        return !path.isEmpty();
    }

    void hideSelected() {
        var ids = selected();
        change(now -> now.withHidden(hidden -> hidden.addAll(ids)).withSelection(new Selection.Nothing()));
    }

    void hideOthers() {
        var kept = selected();
        change(now -> now.withHidden(hidden -> {
            hidden.addAll(chart.nodes().keySet());
            kept.forEach(hidden::remove);
        }));
    }

    /** One step back: what is put away or in focus comes back first, then the selection goes. False where there is nothing. */
    boolean back() {
        var now = wish.get();
        if (!now.focus().isEmpty() || !now.hidden().isEmpty()) {
            change(each -> each.withFocus(Set.of()).withHidden(Set::clear));
        } else if (!(now.selection() instanceof Selection.Nothing)) {
            change(each -> each.withSelection(new Selection.Nothing()));
        } else {
            return false;
        }
        return true;
    }
}

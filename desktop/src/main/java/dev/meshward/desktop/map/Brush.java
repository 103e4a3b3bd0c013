package dev.meshward.desktop.map;

import dev.meshward.adoption.AdoptionPlan;
import dev.meshward.desktop.look.MeshState;
import dev.meshward.desktop.session.Surveyed;
import dev.meshward.export.layout.Arrangement;
import dev.meshward.export.layout.Link;
import java.util.HashSet;
import java.util.Optional;
import java.util.TreeMap;

/** Works out what everything on the map looks like; may be used on any thread. */
record Brush(MapWish wish, Optional<AdoptionPlan> plan, Optional<Surveyed> survey) {

    Drawing paint(MapChart chart, Arrangement places) {
        var ladder = plan.map(each -> Ladder.after(each, wish.stagesDone())).orElseGet(Ladder::atTheFoot);
        var marking = new Marking(wish.colouring(), ladder, plan, survey.map(each -> each.readiness()));
        var marks = new TreeMap<String, Mark>();
        chart.nodes().forEach((id, node) -> marks.put(id, marking.of(node)));
        var states = new TreeMap<Link, MeshState>();
        var excepted = new HashSet<Link>();
        chart.edges().forEach((link, edge) -> {
            states.put(link, Tally.least(edge.calls(), ladder));
            if (edge.calls().stream().anyMatch(ladder::isExcepted)) {
                excepted.add(link);
            }
        });
        var sieve = new Sieve(wish, chart, marks, survey);
        return new Drawing(chart, places, marks, states, excepted, sieve.faded(), sieve.hidden(), wish.selection());
    }
}

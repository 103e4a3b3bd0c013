package dev.meshward.desktop.plan;

import dev.meshward.adoption.Calendar;
import dev.meshward.adoption.PlanPreferences;
import dev.meshward.adoption.Wish;
import dev.meshward.desktop.session.Session;
import dev.meshward.desktop.words.Words;
import dev.meshward.manifest.Place;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The days of a rollout as people choose them; each choice is a preference and can be taken back. */
record PlanCalendar(Session session) {

    Optional<Calendar> calendar() {
        return preferences().calendar();
    }

    List<Wish.Freeze> freezes() {
        return preferences().wishes().stream()
                .filter(Wish.Freeze.class::isInstance)
                .map(Wish.Freeze.class::cast)
                .toList();
    }

    private PlanPreferences preferences() {
        return session.now().said().preferences();
    }

    /**
     * @param stagesPerWeek as many as there are working days when empty
     * @param soakDays how long answers have to hold
     */
    void begin(LocalDate start, Optional<Integer> stagesPerWeek, int soakDays) {
        var days = calendar().map(Calendar::workingDays).orElse(Calendar.usualWorkingDays());
        say(
                Words.say("did.calendar", start),
                before -> before.withCalendar(Optional.of(new Calendar(start, days, stagesPerWeek, soakDays))));
    }

    /** No stage begins between these days; nothing happens where they are the wrong way round. */
    void freeze(LocalDate from, LocalDate to, String because) {
        if (!from.isAfter(to)) {
            var freeze = new Wish.Freeze(from, to, because.strip(), Place.nowhere());
            say(Words.say("did.freeze", from, to), before -> before.wishing(freeze, freeze::equals));
        }
    }

    void thaw(Wish.Freeze freeze) {
        say(Words.say("did.thaw", freeze.from(), freeze.to()), before -> before.without(freeze::equals));
    }

    private void say(String what, UnaryOperator<PlanPreferences> change) {
        session.say(what, said -> said.withPreferences(change.apply(said.preferences())));
    }
}

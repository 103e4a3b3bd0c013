package dev.meshward.desktop.view;

import dev.meshward.desktop.session.SessionState;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * A view as the rail knows it.
 *
 * @param id a word, used by {@link Navigation#show} and kept in files
 * @param title one word for the rail
 * @param icon an icon of Material Design, such as {@code mdi2m-map-outline}
 * @param isInRail whether the rail offers it for this state; the palette always does
 * @param maker makes it, the first time it is shown
 */
public record ViewEntry(
        String id, String title, String icon, Predicate<SessionState> isInRail, Function<Desk, View> maker) {

    /** A view that the rail always offers. */
    public static ViewEntry of(String id, String title, String icon, Function<Desk, View> maker) {
        return new ViewEntry(id, title, icon, _ -> true, maker);
    }
}

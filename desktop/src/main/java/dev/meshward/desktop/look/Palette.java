package dev.meshward.desktop.look;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * The colours of a theme, as {@code #RRGGBB}. Chosen so that states stay apart for people who see colours otherwise;
 * {@code PaletteTest} simulates that.
 *
 * @param background behind everything
 * @param raised boxes and cards on it
 * @param ink text
 * @param muted text that matters less
 * @param border of boxes
 * @param accent what is selected or can be pressed
 */
public record Palette(
        Map<MeshState, String> states,
        String background,
        String raised,
        String ink,
        String muted,
        String border,
        String accent) {

    public Palette {
        states = Collections.unmodifiableMap(new EnumMap<>(states));
    }

    public static Palette of(Theme theme) {
        return switch (theme) {
            case LIGHT -> light();
            case DARK -> dark();
        };
    }

    private static Palette light() {
        return new Palette(
                states("#8A8A8A", "#2F94E0", "#0057B0", "#001F4D", "#A61B00", "#B57F00"),
                "#FFFFFF",
                "#F6F8FA",
                "#1F2328",
                "#59636E",
                "#D1D9E0",
                "#0969DA");
    }

    private static Palette dark() {
        return new Palette(
                states("#8A8A8A", "#2E7BD0", "#66B2F5", "#DCEFFF", "#E5431A", "#F0C000"),
                "#0D1117",
                "#161B22",
                "#E6EDF3",
                "#9198A1",
                "#3D444D",
                "#4493F8");
    }

    /** In the order of {@link MeshState}. */
    private static Map<MeshState, String> states(String... colours) {
        var byState = new EnumMap<MeshState, String>(MeshState.class);
        var states = MeshState.values();
        for (int i = 0; i < states.length; i++) {
            byState.put(states[i], colours[i]);
        }
        return byState;
    }

    public String of(MeshState state) {
        return states.getOrDefault(state, muted);
    }

    /** The colours by name for stylesheets: {@code -mw-joined: #2F94E0; …}. */
    public String asStyle() {
        var style = new StringBuilder();
        states.forEach((state, colour) -> put(style, state.name().toLowerCase(java.util.Locale.ROOT), colour));
        put(style, "background", background);
        put(style, "raised", raised);
        put(style, "ink", ink);
        put(style, "muted", muted);
        put(style, "border", border);
        put(style, "accent", accent);
        return style.toString();
    }

    private static void put(StringBuilder style, String name, String colour) {
        style.append("-mw-").append(name).append(": ").append(colour).append("; ");
    }
}

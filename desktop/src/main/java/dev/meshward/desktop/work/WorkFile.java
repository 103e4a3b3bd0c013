package dev.meshward.desktop.work;

import dev.meshward.desktop.session.MapKept;
import dev.meshward.desktop.session.SessionState;
import dev.meshward.manifest.DataReader;
import dev.meshward.manifest.Field;
import dev.meshward.manifest.ManifestWriter;
import dev.meshward.manifest.Mapping;
import dev.meshward.manifest.Value;
import dev.meshward.saved.EarlierPlan;
import dev.meshward.saved.EarlierPlanJson;
import dev.meshward.saved.SavedSnapshot;
import dev.meshward.survey.ToolVersion;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A session as a file: JSON of the schema {@value #SCHEMA}. What people said stands first and the snapshot last, one object
 * a line, so that versions of it can be compared line by line. The same session gives the same bytes.
 */
public final class WorkFile {

    public static final String SCHEMA = "meshward.dev/session/v1";

    /** What names of such files end in. */
    public static final String ENDING = ".meshward";

    private static final String ANY_VERSION = "meshward.dev/session/v";
    private static final List<String> OWN_KEYS = List.of("schema", "tool", "source", "plans", "map", "snapshot");

    private WorkFile() {}

    /** What became of bytes that should be a work file. */
    public sealed interface Reading {

        record Read(SessionState state) implements Reading {}

        /** {@code because} is a sentence for people that names the file. */
        record Refused(String because) implements Reading {}
    }

    /** @throws IllegalArgumentException for a session in which nothing is open */
    public static byte[] write(SessionState state) {
        var snapshot = state.snapshot()
                .orElseThrow(() -> new IllegalArgumentException("Nothing is open. Maybe it was saved too early?"));
        return write(state, new String(SavedSnapshot.write(snapshot), StandardCharsets.UTF_8));
    }

    /** @param snapshot of the state, written before, since it seldom changes */
    static byte[] write(SessionState state, String snapshot) {
        var head = Mapping.building()
                .put("schema", SCHEMA)
                .put(
                        "tool",
                        Mapping.building().put("version", ToolVersion.current()).build())
                .put("source", SourceJson.of(state.source()));
        var said = SaidJson.of(state.said());
        said.keys().forEach(key -> said.get(key).ifPresent(value -> head.put(key, value)));
        head.put(
                "plans",
                Value.Sequence.of(
                        state.plans().stream().map(EarlierPlanJson::of).toList()));
        if (!state.map().equals(MapKept.nothing())) {
            head.put("map", MapJson.of(state.map()));
        }
        var text = ManifestWriter.json(head.build()).stripTrailing();
        var open = text.substring(0, text.length() - 1).stripTrailing();
        return (open + ",\n  \"snapshot\": " + snapshot.strip() + "\n}\n").getBytes(StandardCharsets.UTF_8);
    }

    /** @param name of the file, for the sentence that refuses it */
    public static Reading read(String name, byte[] bytes) {
        var data = DataReader.json(name, bytes);
        if (data.documents().size() != 1 || data.broken().isPresent()) {
            return new Reading.Refused(name + " is damaged or cut short"
                    + data.broken().map(place -> " (line " + place.line() + ")").orElse("") + ".");
        }
        var root = data.documents().getFirst();
        var schema = root.at("schema").textOr("");
        return schema.equals(SCHEMA) ? read(name, root) : new Reading.Refused(otherSchema(name, schema, root));
    }

    private static String otherSchema(String name, String schema, Field root) {
        return schema.startsWith(ANY_VERSION)
                ? name + " was written by another version of Meshward: it says " + schema + ", and this version reads "
                        + SCHEMA + ". Perhaps use Meshward "
                        + root.at("tool", "version").textOr("of that time") + "."
                : name + " is no work file of Meshward"
                        + (schema.isEmpty() ? "." : ": its schema is \"" + schema + "\".");
    }

    private static Reading read(String name, Field root) {
        try {
            DamagedWork.onlyKeys(
                    root,
                    Stream.concat(OWN_KEYS.stream(), SaidFields.KEYS.stream()).toList());
            return switch (SavedSnapshot.read(root.at("snapshot"))) {
                case SavedSnapshot.Recalled.Refused(var because) ->
                    new Reading.Refused("The cluster inside " + name + " cannot be read: " + because + ".");
                case SavedSnapshot.Recalled.Read(var snapshot) ->
                    new Reading.Read(SessionState.recalled(
                                    SourceJson.read(root.at("source")),
                                    snapshot,
                                    new SaidFields(root).said(),
                                    plans(root.at("plans")))
                            .withMap(MapJson.read(root.at("map"))));
            };
        } catch (DamagedWork damaged) {
            return new Reading.Refused(name + " cannot be used: " + damaged.getMessage() + ".");
        }
    }

    private static List<EarlierPlan> plans(Field list) throws DamagedWork {
        var plans = new ArrayList<EarlierPlan>();
        for (var item : DamagedWork.items(list)) {
            switch (EarlierPlanJson.read(item)) {
                case EarlierPlanJson.Reading.Read(var plan) -> plans.add(plan);
                case EarlierPlanJson.Reading.Refused(var because) -> throw new DamagedWork(because);
            }
        }
        return plans;
    }
}

package dev.meshward.preferences;

import dev.meshward.adoption.Calendar;
import dev.meshward.adoption.Limits;
import dev.meshward.adoption.PlanPreferences;
import dev.meshward.adoption.Wish;
import dev.meshward.manifest.ManifestWriter;
import dev.meshward.manifest.Mapping;
import dev.meshward.manifest.Value;
import dev.meshward.mesh.Tuning;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Writes preferences as {@link PreferencesReader} reads them: the same limits, wishes and calendar come back. Where several
 * wishes say the same of one target, such as its owner, the first is written, since it is the one that counts.
 */
public final class PreferencesWriter {

    private static final long MILLIS_OF_A_SECOND = 1000;

    private final PlanPreferences preferences;

    private PreferencesWriter(PlanPreferences preferences) {
        this.preferences = preferences;
    }

    /** A file of its own. */
    public static String yaml(PlanPreferences preferences) {
        return ManifestWriter.yaml(data(preferences));
    }

    /** To be put into another file; what is not wished for has no key. */
    public static Mapping data(PlanPreferences preferences) {
        return new PreferencesWriter(preferences).data();
    }

    private Mapping data() {
        var data = Mapping.building().put("schema", PreferencesForm.SCHEMA);
        put(data, "limits", limits(preferences.limits()));
        put(
                data,
                "criticality",
                byTarget(
                        Wish.CriticalityOf.class,
                        Wish.CriticalityOf::target,
                        wish -> Value.Text.of(wish.criticality().word())));
        put(data, "owners", byTarget(Wish.OwnerOf.class, Wish.OwnerOf::target, wish -> Value.Text.of(wish.owner())));
        put(data, "before", pairs(Wish.Before.class, wish -> List.of(wish.first(), wish.then())));
        put(data, "together", pairs(Wish.Together.class, wish -> List.of(wish.one(), wish.other())));
        put(data, "apart", pairs(Wish.Apart.class, wish -> List.of(wish.one(), wish.other())));
        put(data, "never", byTarget(Wish.Never.class, Wish.Never::target, wish -> text(wish.because())));
        put(data, "at", byTarget(Wish.At.class, Wish.At::target, wish -> Value.Numeric.of(wish.joinStage())));
        put(
                data,
                "freeze",
                Value.Sequence.of(
                        of(Wish.Freeze.class).map(PreferencesWriter::freeze).toList()));
        preferences.calendar().ifPresent(calendar -> data.put("calendar", calendar(calendar)));
        put(data, "harden", harden());
        return data.build();
    }

    /** What is empty is left out. */
    private static void put(Mapping.Building data, String key, Value value) {
        boolean isEmpty = value instanceof Mapping mapping && mapping.isEmpty()
                || value instanceof Value.Sequence sequence && sequence.items().isEmpty();
        if (!isEmpty) {
            data.put(key, value);
        }
    }

    private static Mapping limits(Limits limits) {
        var usual = Limits.byDefault();
        var data = Mapping.building();
        if (limits.workloads() != usual.workloads()) {
            data.put("workloads", limits.workloads());
        }
        if (limits.namespaces() != usual.namespaces()) {
            data.put("namespaces", limits.namespaces());
        }
        if (limits.restarts() != usual.restarts()) {
            data.put("restarts", limits.restarts());
        }
        return data.build();
    }

    private <W extends Wish> Stream<W> of(Class<W> kind) {
        return preferences.wishes().stream().filter(kind::isInstance).map(kind::cast);
    }

    private <W extends Wish> Mapping byTarget(
            Class<W> kind, Function<W, Wish.Target> target, Function<W, Value> value) {
        var data = new LinkedHashMap<String, Value>();
        of(kind).forEach(wish -> data.putIfAbsent(target.apply(wish).toString(), value.apply(wish)));
        return Mapping.of(data);
    }

    private <W extends Wish> Value pairs(Class<W> kind, Function<W, List<Wish.Target>> both) {
        return Value.Sequence.of(of(kind).map(both)
                .map(pair -> Value.Sequence.of(pair.stream()
                        .map(target -> Value.Text.of(target.toString()))
                        .toList()))
                .toList());
    }

    private static Value text(String because) {
        return because.isEmpty() ? Value.Nothing.here() : Value.Text.of(because);
    }

    private static Mapping freeze(Wish.Freeze freeze) {
        var data = Mapping.building()
                .put("from", freeze.from().toString())
                .put("to", freeze.to().toString());
        return freeze.because().isEmpty()
                ? data.build()
                : data.put("because", freeze.because()).build();
    }

    private static Mapping calendar(Calendar calendar) {
        var data = Mapping.building().put("start", calendar.start().toString());
        if (!calendar.workingDays().equals(Calendar.usualWorkingDays())) {
            data.put(
                    "workingDays",
                    Value.Sequence.of(calendar.workingDays().stream()
                            .map(day -> Value.Text.of(day.name().toLowerCase(Locale.ROOT)))
                            .toList()));
        }
        calendar.stagesPerWeek().ifPresent(stages -> data.put("stagesPerWeek", stages));
        return data.put("soak", calendar.soakDays()).build();
    }

    private Mapping harden() {
        var data = Mapping.building();
        if (of(Wish.StrictByDefault.class).findAny().isPresent()) {
            data.put("strictByDefault", true);
        }
        var services = new LinkedHashMap<String, List<Wish.Tuned>>();
        of(Wish.Tuned.class)
                .forEach(wish -> services.computeIfAbsent(wish.service().toString(), _ -> new ArrayList<>())
                        .add(wish));
        var byService = new LinkedHashMap<String, Value>();
        services.forEach((service, wishes) -> byService.put(service, tunings(wishes)));
        put(data, "services", Mapping.of(byService));
        return data.build();
    }

    private static Mapping tunings(List<Wish.Tuned> wishes) {
        var data = new LinkedHashMap<String, Value>();
        wishes.forEach(wish -> {
            switch (wish.tuning()) {
                case Tuning.Timeout(var after) -> data.putIfAbsent("timeout", Value.Text.of(words(after)));
                case Tuning.Retries(int attempts, var methods) ->
                    data.putIfAbsent(
                            "retries",
                            Mapping.building()
                                    .put("attempts", attempts)
                                    .put(
                                            "methods",
                                            Value.Sequence.of(methods.stream()
                                                    .map(Value.Text::of)
                                                    .toList()))
                                    .build());
                case Tuning.Ejection(int failures, var rest, int percent) ->
                    data.putIfAbsent(
                            "ejection",
                            Mapping.building()
                                    .put("failures", failures)
                                    .put("rest", words(rest))
                                    .put("percent", percent)
                                    .build());
            }
        });
        return Mapping.of(data);
    }

    private static String words(Duration duration) {
        long millis = duration.toMillis();
        return millis % MILLIS_OF_A_SECOND == 0 ? millis / MILLIS_OF_A_SECOND + "s" : millis + "ms";
    }
}

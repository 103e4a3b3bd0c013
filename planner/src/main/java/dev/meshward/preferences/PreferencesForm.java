package dev.meshward.preferences;

import dev.meshward.adoption.Criticality;
import dev.meshward.adoption.Limits;
import dev.meshward.adoption.PlanPreferences;
import dev.meshward.adoption.Wish;
import dev.meshward.manifest.Field;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The keys of a preferences file, and what each of them holds. */
final class PreferencesForm {

    static final String SCHEMA = "meshward.dev/preferences/v1";

    static final List<String> KEYS = List.of(
            "schema",
            "limits",
            "criticality",
            "owners",
            "before",
            "after",
            "together",
            "apart",
            "never",
            "at",
            "freeze",
            "calendar",
            "harden");

    private static final List<String> LIMITS = List.of("workloads", "namespaces", "restarts");
    private static final List<String> FREEZE = List.of("from", "to", "because");

    private final TargetReader targets;
    private final HardenForm harden;
    private final Refusals refusals;
    private final List<Wish> wishes = new ArrayList<>();

    PreferencesForm(TargetReader targets, Refusals refusals) {
        this.targets = targets;
        this.harden = new HardenForm(targets, refusals, wishes::add);
        this.refusals = refusals;
    }

    PlanPreferences read(Field root) {
        if (root.isPresent() && !Refusals.isMapping(root)) {
            refusals.unexpected(root, "a mapping with keys such as limits, criticality and before");
        }
        refusals.onlyKeys(root, KEYS);
        schema(root.at("schema"));
        entries(root.at("criticality")).forEach(this::criticality);
        entries(root.at("owners")).forEach(this::owner);
        items(root.at("before")).forEach(list -> order(list, false));
        items(root.at("after")).forEach(list -> order(list, true));
        items(root.at("together")).forEach(this::together);
        items(root.at("apart")).forEach(this::apart);
        entries(root.at("never")).forEach(this::never);
        entries(root.at("at")).forEach(this::at);
        items(root.at("freeze")).forEach(this::freeze);
        harden.read(root.at("harden"));
        var calendar = new CalendarForm(refusals).read(root.at("calendar"));
        return new PlanPreferences(limits(root.at("limits")), wishes, calendar);
    }

    private void schema(Field field) {
        if (field.value().isPresent() && !field.is(SCHEMA)) {
            refusals.unexpected(field, "the schema " + SCHEMA);
        }
    }

    private Limits limits(Field field) {
        entries(field);
        refusals.onlyKeys(field, LIMITS);
        var usual = Limits.byDefault();
        return new Limits(
                limit(field.at("workloads"), usual.workloads()),
                limit(field.at("namespaces"), usual.namespaces()),
                limit(field.at("restarts"), usual.restarts()));
    }

    private int limit(Field field, int usual) {
        return field.value().isEmpty() ? usual : refusals.positive(field).orElse(usual);
    }

    private void criticality(Field entry) {
        var grade = Arrays.stream(Criticality.values())
                .filter(each -> each.word().equals(entry.textOr("").toLowerCase(Locale.ROOT)))
                .findFirst();
        if (grade.isEmpty()) {
            refusals.unexpected(
                    entry,
                    "one of "
                            + Arrays.stream(Criticality.values())
                                    .map(Criticality::word)
                                    .collect(Collectors.joining(", ")));
        }
        targets.keyOf(entry)
                .ifPresent(target ->
                        grade.ifPresent(each -> wishes.add(new Wish.CriticalityOf(target, each, entry.place()))));
    }

    private void owner(Field entry) {
        var owner = text(entry, "the name of an owner");
        targets.keyOf(entry)
                .ifPresent(
                        target -> owner.ifPresent(name -> wishes.add(new Wish.OwnerOf(target, name, entry.place()))));
    }

    private void never(Field entry) {
        var because = entry.isAbsent() ? Optional.of("") : text(entry, "a reason, or nothing");
        targets.keyOf(entry)
                .ifPresent(target -> because.ifPresent(why -> wishes.add(new Wish.Never(target, why, entry.place()))));
    }

    private void at(Field entry) {
        var stage = refusals.positive(entry);
        targets.keyOf(entry)
                .ifPresent(target -> stage.ifPresent(number -> wishes.add(new Wish.At(target, number, entry.place()))));
    }

    /** A list of two or more: each joins before the next, or after it. */
    private void order(Field list, boolean reversed) {
        var named = named(list);
        for (int i = 0; i + 1 < named.size(); i++) {
            var first = named.get(reversed ? i + 1 : i);
            var then = named.get(reversed ? i : i + 1);
            wishes.add(new Wish.Before(first, then, list.place()));
        }
    }

    private void together(Field list) {
        var named = named(list);
        for (int i = 0; i + 1 < named.size(); i++) {
            wishes.add(new Wish.Together(named.get(i), named.get(i + 1), list.place()));
        }
    }

    private void apart(Field list) {
        var named = named(list);
        for (int i = 0; i < named.size(); i++) {
            for (int j = i + 1; j < named.size(); j++) {
                wishes.add(new Wish.Apart(named.get(i), named.get(j), list.place()));
            }
        }
    }

    private List<Wish.Target> named(Field list) {
        var items = list.items();
        if (items.size() < 2) {
            refusals.unexpected(list, "a list of two or more namespaces or workloads, such as [shop, payments/ledger]");
            return List.of();
        }
        return items.stream().map(targets::valueOf).flatMap(Optional::stream).toList();
    }

    private void freeze(Field window) {
        if (!Refusals.isMapping(window)) {
            refusals.unexpected(window, "a mapping with from, to and perhaps because");
            return;
        }
        refusals.onlyKeys(window, FREEZE);
        var from = refusals.day(window.at("from"));
        var to = refusals.day(window.at("to"));
        var because = window.at("because").value().isEmpty() ? Optional.of("") : text(window.at("because"), "a reason");
        if (from.isEmpty() || to.isEmpty() || because.isEmpty()) {
            return;
        }
        if (from.get().isAfter(to.get())) {
            refusals.add(window, "This freeze ends on " + to.get() + ", before it begins on " + from.get() + ".");
            return;
        }
        wishes.add(new Wish.Freeze(from.get(), to.get(), because.get(), window.place()));
    }

    private Optional<String> text(Field field, String expected) {
        var text = field.text().filter(value -> !value.isBlank());
        if (text.isEmpty()) {
            refusals.unexpected(field, expected);
        }
        return text;
    }

    private List<Field> entries(Field field) {
        if (field.isPresent() && !Refusals.isMapping(field)) {
            refusals.unexpected(field, "a mapping");
        }
        return field.entries();
    }

    private List<Field> items(Field field) {
        if (field.isPresent() && !(field.value().orElseThrow() instanceof dev.meshward.manifest.Value.Sequence)) {
            refusals.unexpected(field, "a list");
        }
        return field.items();
    }
}

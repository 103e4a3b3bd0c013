package dev.meshward.scan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A label selector as kubectl takes it: {@code app=cart,tier!=db,env in (prod,test),canary,!legacy}. */
public record KubectlSelector(String text, List<Requirement> requirements) {

    private static final Pattern SET = Pattern.compile("(\\S+)\\s+(in|notin)\\s*\\(([^)]*)\\)");
    private static final Pattern EQUALITY = Pattern.compile("([^\\s=!]+)\\s*(!=|==|=)\\s*(\\S*)");
    private static final Pattern PRESENCE = Pattern.compile("(!?)\\s*([A-Za-z0-9._/-]+)");

    public KubectlSelector {
        requirements = List.copyOf(requirements);
    }

    /**
     * What one part of a selector asks of a label.
     *
     * @param values the values that count; any value where empty
     * @param wanted false where the label must not have one of the values, or must be absent
     */
    public record Requirement(String label, Set<String> values, boolean wanted) {

        boolean matches(Map<String, String> labels) {
            var value = labels.get(label);
            boolean found = value != null && (values.isEmpty() || values.contains(value));
            return found == wanted;
        }
    }

    /** The selector that matches everything. */
    public static KubectlSelector everything() {
        return new KubectlSelector("", List.of());
    }

    /** The selector that {@code text} says; empty where it says none. */
    public static Optional<KubectlSelector> parse(String text) {
        var requirements = new ArrayList<Requirement>();
        for (var part : text.split(",(?![^(]*\\))", -1)) {
            var requirement = requirement(part.strip());
            if (requirement.isEmpty()) {
                return Optional.empty();
            }
            requirements.add(requirement.get());
        }
        return Optional.of(new KubectlSelector(text, requirements));
    }

    private static Optional<Requirement> requirement(String part) {
        var set = SET.matcher(part);
        if (set.matches()) {
            return Optional.of(new Requirement(
                    group(set, 1), values(group(set, 3)), group(set, 2).equals("in")));
        }
        var equality = EQUALITY.matcher(part);
        if (equality.matches()) {
            var value = new TreeSet<>(Set.of(group(equality, 3)));
            return Optional.of(new Requirement(
                    group(equality, 1), value, !group(equality, 2).equals("!=")));
        }
        var presence = PRESENCE.matcher(part);
        return presence.matches()
                ? Optional.of(new Requirement(
                        group(presence, 2), Set.of(), group(presence, 1).isEmpty()))
                : Optional.empty();
    }

    private static String group(Matcher matcher, int number) {
        var group = matcher.group(number);
        return group == null ? "" : group;
    }

    private static Set<String> values(String list) {
        var values = new TreeSet<String>();
        Arrays.stream(list.split(",", -1)).map(String::strip).forEach(values::add);
        return values;
    }

    public boolean isEverything() {
        return requirements.isEmpty();
    }

    public boolean matches(Map<String, String> labels) {
        return requirements.stream().allMatch(requirement -> requirement.matches(labels));
    }
}

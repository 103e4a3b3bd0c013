package dev.meshward.mesh.linkerd.security;

import dev.meshward.mesh.intent.AccessText;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Texts parted so that no two regions overlap and each pattern takes whole regions. Of routes that do not overlap it does not
 * matter which is the best match.
 */
record TextRegions(List<Region> regions) {

    /**
     * @param patterns those that take its texts; none for the texts that nobody mentions
     * @param shape how its texts are, written down
     */
    record Region(Set<AccessText> patterns, AccessText shape) {

        boolean isRest() {
            return patterns.isEmpty();
        }
    }

    /**
     * Texts that take these regions together and nothing else: whole patterns where they are enough. Two of them may take the
     * same text, and then it does not matter which.
     */
    List<AccessText> shapes(Set<Region> wanted) {
        var whole = wanted.stream()
                .flatMap(region -> region.patterns().stream())
                .distinct()
                .filter(pattern -> regions.stream()
                        .filter(region -> region.patterns().contains(pattern))
                        .allMatch(wanted::contains))
                .toList();
        var needed = whole.stream().filter(pattern -> !isWithinAnother(pattern, whole));
        var others = wanted.stream()
                .filter(region -> region.patterns().stream().noneMatch(whole::contains))
                .map(Region::shape);
        return Stream.concat(needed, others)
                .sorted(Comparator.comparing(AccessText::expression))
                .toList();
    }

    private boolean isWithinAnother(AccessText pattern, List<AccessText> others) {
        return others.stream()
                .filter(other -> !other.equals(pattern))
                .anyMatch(other -> regions.stream()
                        .filter(region -> region.patterns().contains(pattern))
                        .allMatch(region -> region.patterns().contains(other)));
    }

    /** Empty where they cannot be told apart in writing. */
    static Optional<TextRegions> of(List<AccessText> patterns, String before) {
        var distinct = patterns.stream().distinct().toList();
        if (distinct.isEmpty()) {
            return Optional.of(new TextRegions(List.of(new Region(Set.of(), new AccessText.Pattern(".*")))));
        }
        return TextMachine.of(distinct, before).flatMap(machine -> of(distinct, machine, before));
    }

    private static Optional<TextRegions> of(List<AccessText> patterns, TextMachine machine, String before) {
        Map<BitSet, Optional<AccessText>> shapes = new LinkedHashMap<>();
        machine.taken().forEach(taken -> shapes.computeIfAbsent(taken, _ -> shape(taken, patterns, machine, before)));
        var regions = new ArrayList<Region>();
        shapes.forEach((taken, shape) ->
                shape.ifPresent(written -> regions.add(new Region(patternsOf(taken, patterns), written))));
        return regions.size() == shapes.size() ? Optional.of(new TextRegions(List.copyOf(regions))) : Optional.empty();
    }

    private static Set<AccessText> patternsOf(BitSet taken, List<AccessText> patterns) {
        return taken.stream().mapToObj(patterns::get).collect(Collectors.toUnmodifiableSet());
    }

    /** A pattern itself where it takes nothing but this region. */
    private static Optional<AccessText> shape(
            BitSet taken, List<AccessText> patterns, TextMachine machine, String before) {
        var itself = IntStream.range(0, patterns.size())
                .filter(taken::get)
                .filter(pattern -> machine.taken().stream()
                        .filter(other -> other.get(pattern))
                        .allMatch(taken::equals))
                .mapToObj(patterns::get)
                .findFirst();
        return itself.or(() -> MachineExpression.of(machine, taken::equals)
                .map(expression -> new AccessText.Pattern(
                        before + (expression.contains("|") ? "(?:" + expression + ")" : expression))));
    }
}

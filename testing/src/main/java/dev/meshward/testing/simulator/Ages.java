package dev.meshward.testing.simulator;

import java.util.List;

/** Who may be the oldest: objects of files often do not say when they were made, and what a plan makes comes after all. */
final class Ages {

    private static final String MADE = "9999-";

    private Ages() {}

    static String made(int stage, int step) {
        return MADE + "%06d-%06d".formatted(stage, step);
    }

    /** One, where every age is known; more where several may be. */
    static List<Thing> maybeOldest(List<Thing> all) {
        var found = all.stream().filter(each -> !age(each).startsWith(MADE)).toList();
        var candidates = found.isEmpty() ? all : found;
        var first = candidates.stream()
                .map(Ages::age)
                .filter(age -> !age.isEmpty())
                .sorted()
                .findFirst()
                .orElse("");
        return candidates.stream()
                .filter(each -> age(each).isEmpty() || age(each).equals(first))
                .toList();
    }

    private static String age(Thing thing) {
        return thing.text("metadata", "creationTimestamp");
    }
}

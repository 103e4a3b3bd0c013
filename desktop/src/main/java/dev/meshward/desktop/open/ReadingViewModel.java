package dev.meshward.desktop.open;

import dev.meshward.desktop.session.Activity;
import dev.meshward.desktop.words.Words;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/** How far the reading of a cluster is, kind by kind. */
record ReadingViewModel(InstantSource clock) {

    /** Rates of the first moments jump; nobody can read them. */
    private static final Duration BEFORE_RATES = Duration.ofSeconds(1);

    /**
     * One kind of object.
     *
     * @param kind what rights call it, such as {@code deployments.apps}
     * @param rate of each second; empty as long as that says nothing
     */
    record KindRead(String kind, String count, String rate) {}

    /** Those of which there is most come first. */
    List<KindRead> kinds(Activity.Busy busy) {
        var spent = Duration.between(busy.since(), clock.instant());
        return busy.amount().objectsByResource().entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()))
                .map(each -> new KindRead(
                        each.getKey(), Words.say("reading.count", each.getValue()), rate(each.getValue(), spent)))
                .toList();
    }

    private static String rate(long objects, Duration spent) {
        return spent.compareTo(BEFORE_RATES) < 0 ? "" : Words.say("reading.rate", objects * 1000.0 / spent.toMillis());
    }
}

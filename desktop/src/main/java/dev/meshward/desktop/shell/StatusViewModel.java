package dev.meshward.desktop.shell;

import dev.meshward.desktop.session.Activity;
import dev.meshward.desktop.words.Words;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/** Says in one line what the machine is busy with. */
record StatusViewModel(InstantSource clock) {

    private static final double MEGA = 1_000_000;

    /** Rates of the first moments jump; nobody can read them. */
    private static final Duration BEFORE_RATES = Duration.ofSeconds(1);

    String words(Activity activity) {
        return switch (activity) {
            case Activity.Idle _ -> "";
            case Activity.Busy busy -> words(busy);
            case Activity.Failed(var task, var about, var because) ->
                Words.say("status.failed", Words.of("task", task), about, because);
            case Activity.Cancelled(var task, var about) ->
                Words.say("status.cancelled", Words.of("task", task), about);
        };
    }

    private String words(Activity.Busy busy) {
        var doing = busy.leg().map(leg -> leg.doing()).orElse(Words.of("task", busy.task()));
        return Words.say("status.busy", busy.about(), doing)
                + figures(busy).map(each -> "  ·  " + each).orElse("");
    }

    private Optional<String> figures(Activity.Busy busy) {
        if (busy.amount().bytes() == 0) {
            return Optional.empty();
        }
        var read = busy.amount().objects() == 0
                ? Words.say("status.read-bytes", busy.amount().bytes() / MEGA)
                : Words.say(
                        "status.read-objects",
                        busy.amount().objects(),
                        busy.amount().bytes() / MEGA);
        return Optional.of(rate(busy).map(each -> read + ", " + each).orElse(read));
    }

    private Optional<String> rate(Activity.Busy busy) {
        var spent = Duration.between(busy.since(), clock.instant());
        if (spent.compareTo(BEFORE_RATES) < 0) {
            return Optional.empty();
        }
        double seconds = spent.toMillis() / 1000.0;
        return Optional.of(
                busy.amount().objects() == 0
                        ? Words.say("status.bytes-a-second", busy.amount().bytes() / MEGA / seconds)
                        : Words.say("status.objects-a-second", busy.amount().objects() / seconds));
    }
}

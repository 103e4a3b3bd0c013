package dev.meshward.preferences;

import dev.meshward.adoption.Wish;
import dev.meshward.manifest.Field;
import dev.meshward.manifest.Value;
import dev.meshward.mesh.Tuning;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** The key {@code harden} of a preferences file: what is wanted once everybody has climbed. */
record HardenForm(TargetReader targets, Refusals refusals, Consumer<Wish> wishes) {

    private static final List<String> KEYS = List.of("strictByDefault", "services");
    private static final List<String> TUNINGS = List.of("timeout", "retries", "ejection");
    private static final List<String> RETRIES = List.of("attempts", "methods");
    private static final List<String> EJECTION = List.of("failures", "rest", "percent");

    /** Those a server may be asked twice without harm (RFC 9110, 9.2.2). */
    private static final List<String> IDEMPOTENT = List.of("GET", "HEAD", "OPTIONS", "TRACE", "PUT", "DELETE");

    private static final Pattern DURATION = Pattern.compile("(\\d{1,7})(ms|s|m)");
    private static final int MOST_PERCENT = 50;

    void read(Field harden) {
        if (isMapping(harden, "a mapping with strictByDefault and services")) {
            refusals.onlyKeys(harden, KEYS);
            strictByDefault(harden.at("strictByDefault"));
            var services = harden.at("services");
            if (isMapping(services, "a mapping from Services, such as shop/cart, to what is wanted of them")) {
                services.entries().forEach(this::service);
            }
        }
    }

    /** False for a field that is not there as well. */
    private boolean isMapping(Field field, String expected) {
        if (field.isPresent() && !Refusals.isMapping(field)) {
            refusals.unexpected(field, expected);
        }
        return Refusals.isMapping(field);
    }

    private void strictByDefault(Field field) {
        if (field.isTrue()) {
            wishes.accept(new Wish.StrictByDefault(field.place()));
        } else if (field.isPresent() && !field.is("false")) {
            refusals.unexpected(field, "true or false");
        }
    }

    private void service(Field entry) {
        var id = targets.service(entry);
        if (isMapping(entry, "a mapping with timeout, retries or ejection")) {
            refusals.onlyKeys(entry, TUNINGS);
            tunings(entry).forEach(tuning -> wishes.accept(new Wish.Tuned(id, tuning, entry.place())));
        }
    }

    private List<Tuning> tunings(Field entry) {
        var tunings = new ArrayList<Tuning>();
        if (entry.at("timeout").isPresent()) {
            duration(entry.at("timeout")).map(Tuning.Timeout::new).ifPresent(tunings::add);
        }
        if (isMapping(entry.at("retries"), "a mapping with attempts and methods")) {
            retries(entry.at("retries")).ifPresent(tunings::add);
        }
        if (isMapping(entry.at("ejection"), "a mapping with failures, rest and percent")) {
            ejection(entry.at("ejection")).ifPresent(tunings::add);
        }
        return tunings;
    }

    private Optional<Tuning> retries(Field field) {
        refusals.onlyKeys(field, RETRIES);
        var attempts = refusals.positive(field.at("attempts"));
        var methods = field.at("methods").items();
        if (methods.isEmpty()) {
            refusals.unexpected(field.at("methods"), "a list of methods that may be tried again, such as [GET, HEAD]");
        }
        methods.stream()
                .filter(method -> !IDEMPOTENT.contains(method.textOr("")))
                .forEach(method -> refusals.unexpected(
                        method, "a method that may be tried again without harm: " + String.join(", ", IDEMPOTENT)));
        return attempts.map(number -> new Tuning.Retries(
                number, methods.stream().map(each -> each.textOr("")).toList()));
    }

    private Optional<Tuning> ejection(Field field) {
        refusals.onlyKeys(field, EJECTION);
        var failures = refusals.positive(field.at("failures"));
        var rest = duration(field.at("rest"));
        var percent = refusals.positive(field.at("percent"));
        percent.filter(each -> each > MOST_PERCENT)
                .ifPresent(_ -> refusals.unexpected(
                        field.at("percent"), "at most " + MOST_PERCENT + ", since the others have to do the work"));
        return failures.flatMap(
                number -> rest.flatMap(time -> percent.map(share -> new Tuning.Ejection(number, time, share))));
    }

    private Optional<Duration> duration(Field field) {
        var matcher = DURATION.matcher(
                field.value().filter(Value.Scalar.class::isInstance).isPresent() ? field.textOr("") : "");
        if (!matcher.matches() || Long.parseLong(matcher.group(1)) == 0) {
            refusals.unexpected(field, "a duration such as 500ms, 3s or 1m");
            return Optional.empty();
        }
        long number = Long.parseLong(matcher.group(1));
        return Optional.of(
                switch (matcher.group(2)) {
                    case "ms" -> Duration.ofMillis(number);
                    case "s" -> Duration.ofSeconds(number);
                    default -> Duration.ofMinutes(number);
                });
    }
}

package dev.meshward.adoption;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The words people use for how critical a thing is: as values of labels, as environments, in names. */
final class GradeWords {

    private static final Map<String, Criticality> VALUES = Map.ofEntries(
            Map.entry("critical", Criticality.CRITICAL),
            Map.entry("mission-critical", Criticality.CRITICAL),
            Map.entry("business-critical", Criticality.CRITICAL),
            Map.entry("highest", Criticality.CRITICAL),
            Map.entry("high", Criticality.HIGH),
            Map.entry("important", Criticality.HIGH),
            Map.entry("medium", Criticality.NORMAL),
            Map.entry("normal", Criticality.NORMAL),
            Map.entry("moderate", Criticality.NORMAL),
            Map.entry("low", Criticality.LOW),
            Map.entry("lowest", Criticality.LOW),
            Map.entry("none", Criticality.LOW),
            Map.entry("best-effort", Criticality.LOW),
            Map.entry("non-critical", Criticality.LOW));

    /** Tiers are counted from the most critical: tier 0 and 1 carry the company. */
    private static final List<Criticality> TIERS =
            List.of(Criticality.CRITICAL, Criticality.CRITICAL, Criticality.HIGH, Criticality.NORMAL, Criticality.LOW);

    private static final Set<String> PRODUCTION = Set.of("prod", "prd", "production", "live");

    private static final Set<String> TRYING_OUT = Set.of(
            "dev",
            "develop",
            "development",
            "test",
            "tests",
            "testing",
            "qa",
            "uat",
            "stage",
            "staging",
            "stg",
            "sandbox",
            "demo",
            "preview",
            "ci",
            "playground",
            "lab",
            "experimental",
            "experiments",
            "scratch",
            "tmp",
            "temp");

    private static final Set<String> VITAL = Set.of(
            "payment",
            "payments",
            "pay",
            "billing",
            "checkout",
            "ledger",
            "wallet",
            "bank",
            "banking",
            "settlement",
            "transaction",
            "transactions",
            "auth",
            "authn",
            "authz",
            "oauth",
            "oidc",
            "sso",
            "login",
            "identity",
            "iam",
            "keycloak",
            "dex",
            "vault");

    private static final Set<String> SPARE =
            Set.of("loadgenerator", "loadgen", "loadtest", "loadtester", "locust", "k6", "e2e", "smoketest", "toolbox");

    private GradeWords() {}

    /** The grade a label's value names: {@code critical}, {@code tier-1}, {@code 2} … */
    static Optional<Criticality> ofValue(String value) {
        var word = value.strip().toLowerCase(Locale.ROOT).replace('_', '-').replace(' ', '-');
        return Optional.ofNullable(VALUES.get(word)).or(() -> ofTier(word));
    }

    /** {@code tier-1}, {@code tier1} or {@code 1}; but {@code tier: frontend} names no grade. */
    static Optional<Criticality> ofTier(String word) {
        var digits = word.replaceFirst("^(tier|t)-?", "");
        return digits.matches("\\d{1,2}")
                ? Optional.of(TIERS.get(Math.min(Integer.parseInt(digits), TIERS.size() - 1)))
                : Optional.empty();
    }

    /** The word in this text that means production. */
    static Optional<String> production(String text) {
        return firstOf(PRODUCTION, text);
    }

    /** The word in this text that means a place for trying things out. */
    static Optional<String> tryingOut(String text) {
        return firstOf(TRYING_OUT, text);
    }

    /** The word in this name that means money or identity. */
    static Optional<String> vital(String name) {
        return firstOf(VITAL, name);
    }

    /** The word in this name that means a tool nobody would miss. */
    static Optional<String> spare(String name) {
        return firstOf(SPARE, name);
    }

    private static Optional<String> firstOf(Set<String> words, String text) {
        return Arrays.stream(text.toLowerCase(Locale.ROOT).split("[^a-z0-9]+", -1))
                .filter(token -> words.contains(token) || words.contains(token.replaceFirst("\\d+$", "")))
                .findFirst();
    }
}

package dev.meshward.mesh.intent;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;

/** Lifting is held against a plain evaluation of both orders on every request that the constants allow. */
class RuleLiftingTest {

    private static final int SEEDS = Integer.getInteger("seeds", 500);

    @Test
    void after_lifting_the_best_match_is_the_first_match_of_before() {
        int copiesThatDiffer = 0;
        for (int seed = 0; seed < SEEDS; seed++) {
            var rules = rules(RandomGeneratorFactory.of("L64X128MixRandom").create(seed));
            var lifted = RuleLifting.lift(rules, false);
            if (lifted.unsayable().isEmpty()) {
                for (var request : PlainRouting.requests()) {
                    assertThat(PlainRouting.best(request, lifted.rules()))
                            .describedAs("seed %s, %s", seed, request)
                            .isEqualTo(PlainRouting.first(request, rules));
                }
            }
            copiesThatDiffer += PlainRouting.requests().stream()
                            .anyMatch(request ->
                                    !PlainRouting.best(request, rules).equals(PlainRouting.first(request, rules)))
                    ? 1
                    : 0;
        }
        assertThat(copiesThatDiffer).isGreaterThan(SEEDS / 3);
    }

    private static List<RouteRule> rules(RandomGenerator random) {
        var rules = new ArrayList<RouteRule>();
        int size = 2 + random.nextInt(4);
        for (int number = 1; number <= size; number++) {
            var matches = new ArrayList<RouteMatch>();
            for (int i = random.nextInt(4) == 0 ? 2 : 1; i > 0; i--) {
                matches.add(match(random));
            }
            rules.add(rule(number, random.nextInt(8) == 0 ? List.of() : matches));
        }
        return rules;
    }

    private static RouteMatch match(RandomGenerator random) {
        var headers = new ArrayList<RouteMatch.Named>();
        for (var name : List.of("h", "g")) {
            if (random.nextInt(3) == 0) {
                TextMatch text = random.nextInt(4) == 0
                        ? new TextMatch.Present()
                        : new TextMatch.Exact(String.valueOf(1 + random.nextInt(2)));
                headers.add(new RouteMatch.Named(name, Said.implied(text)));
            }
        }
        var path = PlainRouting.PATHS.get(random.nextInt(PlainRouting.PATHS.size()));
        Optional<Said<PathMatch>> wanted = switch (random.nextInt(4)) {
            case 0 -> Optional.empty();
            case 1 -> Optional.of(Said.implied(new PathMatch.Exact(path)));
            case 2 -> Optional.of(Said.implied(new PathMatch.Below(path)));
            default ->
                Optional.of(Said.implied(path.equals("/") ? new PathMatch.Below("/") : new PathMatch.Beginning(path)));
        };
        return new RouteMatch(
                wanted,
                Optional.empty(),
                random.nextInt(3) == 0
                        ? Optional.of(Said.implied(new TextMatch.Exact(PlainRouting.METHODS.get(random.nextInt(2)))))
                        : Optional.empty(),
                Optional.empty(),
                headers,
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                List.of());
    }

    private static RouteRule rule(int number, List<RouteMatch> matches) {
        return new RouteRule(
                matches,
                List.of(new Backend(
                        Said.implied(new Destination.Host("b" + number)),
                        Optional.empty(),
                        Optional.empty(),
                        Said.implied(number),
                        HeaderChanges.none(),
                        List.of())),
                Optional.empty(),
                HeaderChanges.none(),
                Timeouts.none(),
                Retries.never(),
                List.of());
    }
}

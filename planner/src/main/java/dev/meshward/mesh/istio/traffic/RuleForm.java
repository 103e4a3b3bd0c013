package dev.meshward.mesh.istio.traffic;

import dev.meshward.manifest.Mapping;
import dev.meshward.manifest.Value;
import dev.meshward.mesh.intent.Destination;
import dev.meshward.mesh.intent.Extra;
import dev.meshward.mesh.intent.GoDuration;
import dev.meshward.mesh.intent.RouteAspect;
import dev.meshward.mesh.intent.RouteMatch;
import dev.meshward.mesh.intent.RouteRule;
import dev.meshward.mesh.intent.SourceField;
import dev.meshward.mesh.intent.Timeouts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One item of {@code http}, and back. */
final class RuleForm {

    /** What a rule can hold that no other mesh says the same way. */
    private static final Map<String, RouteAspect> EXTRAS = extras();

    private RuleForm() {}

    private static Map<String, RouteAspect> extras() {
        var extras = new LinkedHashMap<String, RouteAspect>();
        extras.put("directResponse", RouteAspect.DIRECT_RESPONSE);
        extras.put("rewrite", RouteAspect.REWRITE);
        extras.put("mirror", RouteAspect.MIRROR);
        extras.put("mirrors", RouteAspect.MIRROR);
        extras.put("mirrorPercentage", RouteAspect.MIRROR);
        extras.put("mirrorPercent", RouteAspect.MIRROR);
        extras.put("mirror_percent", RouteAspect.MIRROR);
        extras.put("corsPolicy", RouteAspect.CORS);
        return extras;
    }

    /** @param matches the conditions of this rule, which the caller has read: they may be those of two objects at once */
    static RouteRule read(SourceField http, String namespace, List<RouteMatch> matches, BackendForm.Subsets subsets) {
        ObsoleteFields.ofRule(http);
        var extras = new ArrayList<Extra>();
        http.at("name").extra(RouteAspect.RULE_NAME).ifPresent(extras::add);
        EXTRAS.forEach((key, aspect) -> http.at(key).extra(aspect).ifPresent(extras::add));
        var backends =
                FaultForm.with(http.at("fault", "abort"), BackendForm.read(http.at("route"), namespace, subsets));
        boolean isSaid = backends.stream().anyMatch(backend -> backend.to().value() instanceof Destination.Answer);
        if (!isSaid) {
            http.at("fault", "abort").extra(RouteAspect.FAULT_OF_GRPC).ifPresent(extras::add);
        }
        http.at("fault", "delay").extra(RouteAspect.FAULT_DELAY).ifPresent(extras::add);
        return new RouteRule(
                PathForm.joined(matches),
                backends,
                RedirectForm.read(http.at("redirect")),
                HeaderForm.read(http.at("headers")),
                timeouts(http.at("timeout")),
                RetryForm.read(http.at("retries")),
                extras);
    }

    /** Zero is no limit (istio A.1), which is the default. */
    private static Timeouts timeouts(SourceField timeout) {
        if (timeout.look()
                .text()
                .flatMap(GoDuration::parse)
                .filter(Duration::isZero)
                .isPresent()) {
            timeout.saysTheDefault(RouteAspect.TIMEOUT);
            return Timeouts.none();
        }
        return new Timeouts(DurationForm.read(timeout, RouteAspect.TIMEOUT), Optional.empty(), Optional.empty());
    }

    static Mapping write(RouteRule rule) {
        var written = Mapping.building();
        var matches = rule.matches().stream()
                .flatMap(match -> MatchForm.write(match).stream())
                .toList();
        if (matches.stream().noneMatch(Mapping::isEmpty) && !matches.isEmpty()) {
            written.put("match", Value.Sequence.of(matches));
        }
        rule.redirect().ifPresent(redirect -> RedirectForm.write(redirect, written));
        HeaderForm.write(rule.headers(), written);
        FaultForm.write(rule.backends(), written);
        rule.timeouts().request().ifPresent(time -> written.put("timeout", GoDuration.write(time.value())));
        if (rule.redirect().isEmpty()) {
            RetryForm.write(rule.retries(), written);
        }
        return written.build();
    }
}

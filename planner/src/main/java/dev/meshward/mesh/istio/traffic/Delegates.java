package dev.meshward.mesh.istio.traffic;

import dev.meshward.manifest.ObjectKey;
import dev.meshward.mesh.intent.Extra;
import dev.meshward.mesh.intent.Fields;
import dev.meshward.mesh.intent.MatchConjunction;
import dev.meshward.mesh.intent.RouteAspect;
import dev.meshward.mesh.intent.RouteMatch;
import dev.meshward.mesh.intent.RouteRule;
import dev.meshward.mesh.intent.SourceField;
import dev.meshward.mesh.intent.SourceReading;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Rules that a root VirtualService hands to another one: each delegate's rule holds where the root's conditions hold too
 * (istio A.1, delegates). One level only.
 */
final class Delegates {

    private final Map<ObjectKey, Fields> objectByKey = new HashMap<>();

    Delegates(SourceReading source) {
        source.of(IstioTraffic.NETWORKING, "VirtualService")
                .forEach(fields -> objectByKey.put(fields.object().key(), fields));
    }

    Stream<RouteRule> rules(
            SourceField http,
            String namespace,
            List<RouteMatch> rootMatches,
            BackendForm.Subsets subsets,
            List<Extra> extras) {
        var delegate = http.at("delegate");
        var home = delegate.at("namespace").look().textOr(namespace);
        var named = Optional.ofNullable(objectByKey.get(new ObjectKey(
                IstioTraffic.NETWORKING,
                "VirtualService",
                home,
                delegate.at("name").look().textOr(""))));
        http.extra(RouteAspect.DELEGATE).ifPresent(extras::add);
        return named.stream()
                .flatMap(fields -> fields.spec().at("http").items().stream())
                .map(rule -> RuleForm.read(rule, home, together(rootMatches, rule), subsets));
    }

    private static List<RouteMatch> together(List<RouteMatch> rootMatches, SourceField rule) {
        var own = rule.at("match").items().stream().map(MatchForm::read).toList();
        return RequestRoutesForm.orEverything(rootMatches).stream()
                .flatMap(root -> RequestRoutesForm.orEverything(own).stream()
                        .flatMap(match -> MatchConjunction.of(root, match).stream()))
                .toList();
    }
}

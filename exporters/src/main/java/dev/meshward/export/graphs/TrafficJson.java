package dev.meshward.export.graphs;

import dev.meshward.dependencies.Dependency;
import dev.meshward.dependencies.TrafficReport;
import dev.meshward.dependencies.observed.Unjoined;
import dev.meshward.dependencies.observed.UnnamedCaller;
import dev.meshward.manifest.Mapping;
import dev.meshward.manifest.Place;
import dev.meshward.manifest.Value;
import java.math.BigDecimal;
import java.util.OptionalDouble;

/** What was seen beside what is declared, for programs. */
final class TrafficJson {

    private TrafficJson() {}

    static Mapping of(TrafficReport report) {
        return Mapping.building()
                .put("sources", GraphJson.list(report.sources(), TrafficJson::source))
                .put("declaredAndSeen", GraphJson.list(report.declaredAndSeen(), TrafficJson::seen))
                .put("declaredNeverSeen", GraphJson.list(report.declaredNeverSeen(), TrafficJson::unseen))
                .put("seenNeverDeclared", GraphJson.list(report.seenNeverDeclared(), TrafficJson::seen))
                .put("notJudged", GraphJson.list(report.notJudged(), TrafficJson::unseen))
                .put("notJoined", GraphJson.list(report.unjoined(), TrafficJson::unjoined))
                .put("unnamedCallers", GraphJson.list(report.unnamedCallers(), TrafficJson::unnamed))
                .build();
    }

    private static Mapping source(TrafficReport.Source source) {
        return Mapping.building()
                .put("tool", source.tool())
                .put(
                        "windowSeconds",
                        source.window()
                                .<Value>map(window -> number(BigDecimal.valueOf(window.toSeconds())))
                                .orElseGet(Value.Nothing::here))
                .build();
    }

    private static Mapping seen(TrafficReport.Seen seen) {
        return ends(seen.dependency()).put("perSecond", rate(seen.perSecond())).build();
    }

    private static Mapping unseen(TrafficReport.Unseen unseen) {
        return ends(unseen.dependency()).put("because", unseen.because()).build();
    }

    private static Mapping.Building ends(Dependency dependency) {
        return Mapping.building()
                .put("from", GraphJson.caller(dependency.from()))
                .put("to", GraphJson.callee(dependency.to()))
                .put("port", GraphJson.port(dependency.port()))
                .put("protocol", GraphCsv.protocol(dependency))
                .put("kind", dependency.kind().word());
    }

    private static Mapping unjoined(Unjoined unjoined) {
        return placed(unjoined.place())
                .put("tool", unjoined.tool())
                .put("name", unjoined.name())
                .put("because", unjoined.because())
                .put("calls", unjoined.calls())
                .build();
    }

    private static Mapping unnamed(UnnamedCaller caller) {
        return placed(caller.place())
                .put("tool", caller.tool())
                .put("to", GraphJson.callee(caller.to()))
                .put("perSecond", rate(caller.perSecond()))
                .build();
    }

    private static Mapping.Building placed(Place place) {
        return Mapping.building().put("file", place.file()).put("line", place.line());
    }

    private static Value rate(OptionalDouble perSecond) {
        return perSecond.isPresent() ? number(BigDecimal.valueOf(perSecond.getAsDouble())) : Value.Nothing.here();
    }

    private static Value number(BigDecimal number) {
        return new Value.Numeric(number.stripTrailingZeros().toPlainString(), 0);
    }
}

package dev.meshward.cli;

import dev.meshward.adoption.schedule.ScheduleEngine;
import dev.meshward.survey.Engines;
import picocli.CommandLine.Option;

/** Who looks for the best order of the stages. */
final class EngineOption {

    private static final String CP_SAT = "cp-sat";

    @Option(
            names = "--engine",
            paramLabel = "ENGINE",
            defaultValue = "search",
            description =
                    "Who looks for the best order: search, which is always there, or cp-sat, which also proves how"
                            + " good any order could be and is a download of its own. Default: ${DEFAULT-VALUE}.")
    private String engine = "search";

    /** @throws Refused for an engine that is not there */
    ScheduleEngine engine() {
        var name = Terminal.lower(engine);
        return Engines.named(name).orElseThrow(() -> Refused.wrongUsage(why(name)));
    }

    private static String why(String name) {
        return name.equals(CP_SAT)
                ? "--engine cp-sat is not in this build: it needs OR-Tools, a download of some 100 MB that most plans"
                        + " can do without. MESHWARD_ENGINES=cp-sat ./meshward ... builds with it;"
                        + " docs/reference/engines.md says more."
                : "--engine " + name + " is not known; there is " + String.join(" and ", Engines.names()) + ".";
    }
}

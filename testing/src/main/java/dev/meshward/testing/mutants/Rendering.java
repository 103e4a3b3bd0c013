package dev.meshward.testing.mutants;

import dev.meshward.testing.simulator.PlainJson;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.common.ScalarStyle;

/** Plain data as text. */
final class Rendering {

    private Rendering() {}

    static String yaml(@Nullable Object value) {
        return dumped(value, FlowStyle.BLOCK, ScalarStyle.PLAIN);
    }

    /** The same on few lines. */
    static String flowing(@Nullable Object value) {
        return dumped(value, FlowStyle.FLOW, ScalarStyle.PLAIN);
    }

    /** The same with quotes around every text. */
    static String quoted(@Nullable Object value) {
        return dumped(value, FlowStyle.BLOCK, ScalarStyle.DOUBLE_QUOTED);
    }

    private static String dumped(@Nullable Object value, FlowStyle flow, ScalarStyle scalars) {
        var settings = DumpSettings.builder()
                .setDefaultFlowStyle(flow)
                .setDefaultScalarStyle(scalars)
                .build();
        return new Dump(settings).dumpToString(value);
    }

    static String json(@Nullable Object value) {
        return PlainJson.text(value) + "\n";
    }
}

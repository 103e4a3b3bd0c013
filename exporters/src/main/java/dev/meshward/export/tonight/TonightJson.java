package dev.meshward.export.tonight;

import dev.meshward.manifest.ManifestWriter;
import dev.meshward.manifest.Mapping;
import dev.meshward.manifest.Value;
import dev.meshward.status.GateLook;
import dev.meshward.status.Reason;
import dev.meshward.status.StageTonight;
import dev.meshward.status.Tonight;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The answer as JSON, described in docs/reference/judgement.md. */
public final class TonightJson {

    private TonightJson() {}

    public static String of(Tonight tonight) {
        return ManifestWriter.json(Mapping.building()
                .put("verdict", tonight.answer().word())
                .put("cluster", tonight.cluster())
                .put("seenAt", orNull(tonight.seenAt().map(Object::toString)))
                .put("stages", list(tonight.stages(), TonightJson::stage))
                .build());
    }

    private static Mapping stage(StageTonight stage) {
        return Mapping.building()
                .put("stage", stage.planned().id())
                .put("number", stage.planned().stage().number())
                .put("folder", stage.planned().folder())
                .put("title", stage.planned().stage().title())
                .put("verdict", stage.answer().word())
                .put("progress", stage.progress().word())
                .put("because", list(stage.reasons(), TonightJson::reason))
                .put("gates", list(stage.gates(), TonightJson::gate))
                .put("undo", stage.undo().word())
                .build();
    }

    private static Mapping reason(Reason reason) {
        return Mapping.building()
                .put("weight", TonightCsv.weight(reason))
                .put("about", reason.about().word())
                .put("sentence", reason.sentence())
                .build();
    }

    private static Mapping gate(GateLook look) {
        return Mapping.building()
                .put("when", look.gate().when().word())
                .put("query", look.gate().query())
                .put("expect", look.gate().expect())
                .put("forDuration", look.gate().forDuration())
                .put("state", look.state().word())
                .put("value", orNull(look.value()))
                .put("at", look.at().toString())
                .put("because", look.because())
                .build();
    }

    private static Value orNull(Optional<String> text) {
        return text.<Value>map(Value.Text::of).orElse(Value.Nothing.here());
    }

    private static <T> Value list(List<T> all, Function<T, ? extends Value> each) {
        return Value.Sequence.of(all.stream().map(each).toList());
    }
}

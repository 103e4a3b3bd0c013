package dev.meshward.desktop.work;

import dev.meshward.dependencies.stated.Statement;
import dev.meshward.desktop.session.Answer;
import dev.meshward.desktop.session.Approval;
import dev.meshward.desktop.session.Decision;
import dev.meshward.desktop.session.Said;
import dev.meshward.desktop.session.Scenario;
import dev.meshward.manifest.Mapping;
import dev.meshward.manifest.Value;
import dev.meshward.preferences.PreferencesWriter;
import dev.meshward.readiness.report.Suppression;
import dev.meshward.survey.TargetWish;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** What people said, as data. */
final class SaidJson {

    private SaidJson() {}

    static Mapping of(Said said) {
        var data = Mapping.building()
                .put("standing", word(said.standing()))
                .put("mesh", mesh(said.target()))
                .put("preferences", PreferencesWriter.data(said.preferences()))
                .put("calls", list(said.statements(), SaidJson::call))
                .put("livedWith", list(said.suppressions(), SaidJson::livedWith))
                .put("decisions", list(said.decisions(), Decision::entry))
                .put("answers", list(said.answers(), SaidJson::answer))
                .put("approvals", list(said.approvals(), Approval::entry));
        if (!said.scenarios().isEmpty()) {
            data.put("scenarios", list(said.scenarios(), SaidJson::scenario));
        }
        said.baseline().ifPresent(baseline -> data.put("baseline", baseline.entry()));
        said.folder().ifPresent(folder -> data.put("folder", folder.toString()));
        said.prometheus().ifPresent(address -> data.put("prometheus", address));
        return data.build();
    }

    static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static <T> Value list(List<T> items, Function<T, Mapping> written) {
        return Value.Sequence.of(items.stream().map(written).toList());
    }

    private static Mapping mesh(TargetWish wish) {
        var data = Mapping.building().put("name", wish.mesh().word());
        wish.meshVersion().ifPresent(version -> data.put("version", version));
        wish.kubernetesVersion().ifPresent(version -> data.put("kubernetes", version));
        return data.build();
    }

    private static Mapping scenario(Scenario scenario) {
        return Mapping.building()
                .put("name", scenario.name())
                .put("mesh", mesh(scenario.target()))
                .put("preferences", PreferencesWriter.data(scenario.preferences()))
                .build();
    }

    private static Mapping call(Statement statement) {
        var data = Mapping.building()
                .put("says", word(statement.verdict()))
                .put("from", statement.from())
                .put("to", statement.to());
        if (statement.port() > 0) {
            data.put("port", statement.port());
        }
        if (!statement.protocol().isEmpty()) {
            data.put("protocol", statement.protocol());
        }
        return data.put("who", statement.who()).put("why", statement.why()).build();
    }

    private static Mapping livedWith(Suppression suppression) {
        return Mapping.building()
                .put("code", suppression.code().id())
                .put("object", suppression.object())
                .put("because", suppression.reason())
                .build();
    }

    private static Mapping answer(Answer answer) {
        var data = Mapping.building()
                .put("question", answer.question())
                .put("says", word(answer.verdict()))
                .put("by", answer.who())
                .put("because", answer.because());
        answer.due().ifPresent(day -> data.put("due", day.toString()));
        return data.build();
    }
}

package dev.meshward.desktop.work;

import dev.meshward.adoption.PlanPreferences;
import dev.meshward.advice.Code;
import dev.meshward.dependencies.stated.Statement;
import dev.meshward.desktop.session.Answer;
import dev.meshward.desktop.session.Approval;
import dev.meshward.desktop.session.Baseline;
import dev.meshward.desktop.session.Decision;
import dev.meshward.desktop.session.Said;
import dev.meshward.desktop.session.Scenario;
import dev.meshward.desktop.session.Standing;
import dev.meshward.manifest.Field;
import dev.meshward.manifest.Place;
import dev.meshward.mesh.MeshName;
import dev.meshward.preferences.PreferencesReader;
import dev.meshward.readiness.report.Suppression;
import dev.meshward.survey.TargetWish;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads what people said, as {@link SaidJson} writes it. */
record SaidFields(Field root) {

    static final List<String> KEYS = List.of(
            "standing",
            "mesh",
            "preferences",
            "calls",
            "livedWith",
            "decisions",
            "answers",
            "approvals",
            "folder",
            "prometheus",
            "scenarios",
            "baseline");

    Said said() throws DamagedWork {
        return new Said(
                word(Standing.class, root.at("standing")),
                mesh(root.at("mesh")),
                preferences(root.at("preferences")),
                list(root.at("calls"), List.of("says", "from", "to", "port", "protocol", "who", "why"), this::call),
                list(root.at("livedWith"), List.of("code", "object", "because"), this::livedWith),
                list(
                        root.at("decisions"),
                        List.of("id", "question", "options", "outcome", "because", "by", "at"),
                        this::decision),
                list(root.at("answers"), List.of("question", "says", "by", "because", "due"), this::answer),
                list(root.at("approvals"), List.of("stage", "by", "at", "digest"), this::approval),
                folder(),
                root.at("prometheus").text(),
                list(root.at("scenarios"), List.of("name", "mesh", "preferences"), SaidFields::scenario),
                baseline());
    }

    private Optional<Path> folder() throws DamagedWork {
        try {
            return root.at("folder").text().map(Path::of);
        } catch (InvalidPathException _) {
            throw DamagedWork.at(root.at("folder"), "path of this system");
        }
    }

    private Optional<Baseline> baseline() throws DamagedWork {
        var field = root.at("baseline");
        if (!field.isPresent()) {
            return Optional.empty();
        }
        DamagedWork.onlyKeys(field, List.of("by", "at", "stages"));
        return Optional.of(new Baseline(
                field.at("by").textOr(""),
                day(field.at("at")),
                list(field.at("stages"), List.of("stage", "number", "title", "digest"), SaidFields::kept)));
    }

    private static Baseline.Kept kept(Field item) throws DamagedWork {
        return new Baseline.Kept(
                text(item.at("stage")),
                item.at("number").wholeOr(0),
                item.at("title").textOr(""),
                item.at("digest").textOr(""));
    }

    /** Reads one item of a list. */
    private interface Reading<T> {
        T read(Field item) throws DamagedWork;
    }

    private static <T> List<T> list(Field list, List<String> keys, Reading<T> reading) throws DamagedWork {
        var items = new ArrayList<T>();
        for (var item : DamagedWork.items(list)) {
            DamagedWork.onlyKeys(item, keys);
            items.add(reading.read(item));
        }
        return items;
    }

    static <E extends Enum<E>> E word(Class<E> kind, Field field) throws DamagedWork {
        return Stream.of(kind.getEnumConstants())
                .filter(value -> field.is(SaidJson.word(value)))
                .findFirst()
                .orElseThrow(() -> DamagedWork.at(field, "word that is known here: \"" + field.textOr("") + "\""));
    }

    private static TargetWish mesh(Field mesh) throws DamagedWork {
        DamagedWork.onlyKeys(mesh, List.of("name", "version", "kubernetes"));
        return new TargetWish(
                word(MeshName.class, mesh.at("name")),
                mesh.at("version").text(),
                mesh.at("kubernetes").text());
    }

    /** Lines of this file mean nothing once somebody changes a wish in the window. */
    private static PlanPreferences preferences(Field field) throws DamagedWork {
        return switch (PreferencesReader.readAsWritten(field)) {
            case PreferencesReader.Answer.Read(var preferences) -> preferences.unplaced();
            case PreferencesReader.Answer.Refused(var refusals) ->
                throw new DamagedWork("the preferences in it are refused: "
                        + refusals.getFirst().because() + " (line "
                        + refusals.getFirst().place().line() + ")");
        };
    }

    private static Scenario scenario(Field item) throws DamagedWork {
        return new Scenario(text(item.at("name")), mesh(item.at("mesh")), preferences(item.at("preferences")));
    }

    private Statement call(Field call) throws DamagedWork {
        return new Statement(
                word(Statement.Verdict.class, call.at("says")),
                text(call.at("from")),
                text(call.at("to")),
                call.at("port").wholeOr(0),
                call.at("protocol").textOr(""),
                call.at("who").textOr(""),
                call.at("why").textOr(""),
                Said.HERE);
    }

    private Suppression livedWith(Field item) throws DamagedWork {
        return new Suppression(
                new Code(text(item.at("code"))),
                text(item.at("object")),
                text(item.at("because")),
                Place.nowhere(),
                false);
    }

    private Decision decision(Field item) throws DamagedWork {
        return new Decision(
                text(item.at("id")),
                item.at("question").textOr(""),
                item.at("options").texts(),
                item.at("outcome").textOr(""),
                item.at("because").textOr(""),
                item.at("by").textOr(""),
                day(item.at("at")));
    }

    private Answer answer(Field item) throws DamagedWork {
        return new Answer(
                text(item.at("question")),
                word(Answer.Verdict.class, item.at("says")),
                item.at("by").textOr(""),
                item.at("because").textOr(""),
                item.at("due").isPresent() ? Optional.of(day(item.at("due"))) : Optional.empty());
    }

    private Approval approval(Field item) throws DamagedWork {
        return new Approval(
                text(item.at("stage")),
                item.at("digest").textOr(""),
                item.at("by").textOr(""),
                day(item.at("at")));
    }

    private static String text(Field field) throws DamagedWork {
        return field.text()
                .filter(text -> !text.isBlank())
                .orElseThrow(() -> DamagedWork.at(field, "text, and has to be one"));
    }

    private static LocalDate day(Field field) throws DamagedWork {
        try {
            return LocalDate.parse(field.textOr(""));
        } catch (DateTimeParseException _) {
            throw DamagedWork.at(field, "day such as 2027-01-04");
        }
    }
}

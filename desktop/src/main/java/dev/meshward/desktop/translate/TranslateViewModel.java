package dev.meshward.desktop.translate;

import dev.meshward.desktop.background.Background;
import dev.meshward.desktop.background.Failure;
import dev.meshward.desktop.background.Ticket;
import dev.meshward.desktop.session.Session;
import dev.meshward.desktop.session.SessionState;
import dev.meshward.desktop.words.Words;
import dev.meshward.export.TranslationWriter;
import dev.meshward.export.Writing;
import dev.meshward.export.translation.TranslationFiles;
import dev.meshward.export.translation.TranslationJson;
import dev.meshward.mesh.MeshName;
import dev.meshward.survey.Survey;
import dev.meshward.survey.TranslationWish;
import dev.meshward.translation.Translation;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** A configuration in the words of another mesh, and what became of each of its fields. */
public final class TranslateViewModel {

    private final Background background;
    private final Translating translating;
    private final ReadOnlyObjectWrapper<Sheet> sheet = new ReadOnlyObjectWrapper<>(new Sheet.NothingChosen());
    private final ReadOnlyObjectWrapper<List<LedgerRow>> rows = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<Filter> filter = new ReadOnlyObjectWrapper<>(new Filter("", ""));
    private final ReadOnlyObjectWrapper<Optional<LedgerRow>> chosen = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<String> answer = new ReadOnlyObjectWrapper<>("");
    private Optional<TranslateInput> input = Optional.empty();
    private MeshName to = MeshName.LINKERD;
    private Ticket ticket = new Ticket();
    private boolean isAccepted;

    /** What can be shown. */
    public sealed interface Sheet {

        record NothingChosen() implements Sheet {}

        record AtWork() implements Sheet {}

        /** @param because a sentence */
        record Refused(String because) implements Sheet {}

        record Ready(Translated translated) implements Sheet {}
    }

    /**
     * Which fields are shown.
     *
     * @param fate its word; empty for all
     * @param words all of which a row has to hold
     */
    public record Filter(String fate, String words) {
        boolean lets(LedgerRow row) {
            return (fate.isEmpty() || row.fate().equals(fate)) && row.holds(words);
        }
    }

    /** How something is translated. */
    @FunctionalInterface
    public interface Translating {

        Translation translate(TranslateInput input, TranslationWish wish, Survey.Progress progress);

        /** As every command translates it. */
        static Translating bySurvey() {
            return (input, wish, progress) -> {
                var survey = new Survey(progress);
                return survey.translate(input.read(survey), wish);
            };
        }
    }

    public TranslateViewModel(Session session, Background background, Translating translating) {
        this.background = background;
        this.translating = translating;
        session.state().subscribe(this::follow);
        filter.subscribe(_ -> sift());
    }

    public ReadOnlyObjectProperty<Sheet> sheet() {
        return sheet.getReadOnlyProperty();
    }

    /** The fields that are shown. */
    public ReadOnlyObjectProperty<List<LedgerRow>> rows() {
        return rows.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Optional<LedgerRow>> chosen() {
        return chosen.getReadOnlyProperty();
    }

    /** What became of saving, in a sentence; empty before. */
    public ReadOnlyObjectProperty<String> answer() {
        return answer.getReadOnlyProperty();
    }

    public MeshName to() {
        return to;
    }

    /** The meshes there are translations between. */
    public static List<MeshName> meshes() {
        return List.of(MeshName.ISTIO, MeshName.LINKERD);
    }

    /** The cluster that is open, as long as nobody chose files or pasted something. */
    private void follow(SessionState state) {
        boolean isOurs = input.filter(each -> !(each instanceof TranslateInput.OfCluster))
                .isEmpty();
        if (isOurs) {
            var next = state.snapshot().<TranslateInput>map(TranslateInput.OfCluster::new);
            if (!next.equals(input)) {
                input = next;
                ticket.cancel();
                sheet.set(new Sheet.NothingChosen());
            }
        }
    }

    /** Whether there is something to translate. */
    public boolean canTranslate() {
        return input.isPresent();
    }

    /** To be called when the view is shown: what is open is translated without being asked. */
    public void begin() {
        if (sheet.get() instanceof Sheet.NothingChosen) {
            translate();
        }
    }

    public void choose(TranslateInput other) {
        input = Optional.of(other);
        translate();
    }

    public void choose(MeshName target) {
        if (to != target) {
            to = target;
            translate();
        }
    }

    private void translate() {
        ticket.cancel();
        chosen.set(Optional.empty());
        answer.set("");
        isAccepted = false;
        input.ifPresent(each -> {
            sheet.set(new Sheet.AtWork());
            var wish = new TranslationWish(Optional.empty(), to, Optional.empty());
            ticket = background.run(
                    progress -> Translated.of(translating.translate(each, wish, progress)),
                    made -> {
                        sheet.set(new Sheet.Ready(made));
                        sift();
                    },
                    thrown -> sheet.set(new Sheet.Refused(Failure.inWords(thrown))));
        });
    }

    public void filter(Filter other) {
        filter.set(other);
    }

    public Filter filter() {
        return filter.get();
    }

    private void sift() {
        rows.set(ready().stream()
                .flatMap(each -> each.fields().stream())
                .filter(filter.get()::lets)
                .toList());
    }

    private Optional<Translated> ready() {
        return sheet.get() instanceof Sheet.Ready(var translated) ? Optional.of(translated) : Optional.empty();
    }

    public void choose(LedgerRow row) {
        chosen.set(Optional.of(row));
    }

    /** A line of the left was chosen. */
    public void chooseSource(int line) {
        ready().flatMap(each -> each.fieldAt(line)).ifPresent(this::choose);
    }

    /** Whether it lets somebody in who is kept out now, so that nothing is written unless somebody insists. */
    public boolean isWider() {
        return ready().filter(each -> each.translation().isWider()).isPresent();
    }

    public void accept(boolean isInsistedOn) {
        isAccepted = isInsistedOn;
    }

    public boolean maySave() {
        return ready().isPresent() && (!isWider() || isAccepted);
    }

    /** Writes everything, or nothing. */
    public void save(Path folder) {
        if (!maySave()) {
            answer.set(Words.say("translate.not-accepted"));
            return;
        }
        ready().map(Translated::translation)
                .ifPresent(translation -> background.run(
                        _ -> TranslationWriter.write(
                                folder,
                                TranslationFiles.of(translation),
                                TranslationJson.of(translation).getBytes(StandardCharsets.UTF_8)),
                        this::written,
                        thrown -> answer.set(Failure.inWords(thrown))));
    }

    private void written(Writing writing) {
        answer.set(
                switch (writing) {
                    case Writing.Written(var directory, var _, var _) -> Words.say("export.written", directory);
                    case Writing.Refused(var because) -> because;
                    case Writing.Failed(var because) -> because;
                });
    }
}

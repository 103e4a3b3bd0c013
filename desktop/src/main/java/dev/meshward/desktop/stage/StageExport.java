package dev.meshward.desktop.stage;

import dev.meshward.desktop.session.CurrentPlan;
import dev.meshward.desktop.words.Words;
import dev.meshward.export.FolderWriter;
import dev.meshward.export.documents.DocumentFormat;
import dev.meshward.survey.Survey;
import java.io.IOException;
import java.nio.file.Path;
import java.util.TreeMap;

/** One stage as it lies in a plan directory, with its page, for whoever carries out this stage alone. */
final class StageExport {

    private StageExport() {}

    /**
     * Writes the folder of the stage below another folder, at the same path as in a plan, so that its commands fit.
     *
     * @param stage its id
     * @return what became of it, in a sentence
     */
    static String write(CurrentPlan.Sheet.Whole whole, String stage, Path target, Survey.Progress progress) {
        var survey = new Survey(progress);
        var judged = survey.judged(survey.directory(whole.result()), whole.result());
        return judged.plan().stages().stream()
                .filter(saved -> saved.stage().id().equals(stage))
                .findFirst()
                .map(saved -> {
                    var folder = saved.folder() + "/";
                    var files = new TreeMap<>(DocumentFormat.MARKDOWN.documents(judged.plan()));
                    files.putAll(judged.files());
                    files.keySet().removeIf(path -> !path.startsWith(folder));
                    return written(target, folder, files);
                })
                .orElseGet(() -> Words.say("stage.gone"));
    }

    private static String written(Path target, String folder, TreeMap<String, byte[]> files) {
        try {
            FolderWriter.replace(target, folder, files);
            return Words.say("stage.exported", files.size(), target.resolve(folder));
        } catch (IOException e) {
            return Words.say("stage.not-exported", String.valueOf(e.getMessage()));
        }
    }
}

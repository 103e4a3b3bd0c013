package dev.meshward.cli;

import dev.meshward.export.FileWriter;
import dev.meshward.export.TranslationWriter;
import dev.meshward.export.Writing;
import dev.meshward.export.markdown.TranslationMarkdown;
import dev.meshward.export.translation.TranslationFiles;
import dev.meshward.export.translation.TranslationJson;
import dev.meshward.mesh.MeshName;
import dev.meshward.survey.TestimonyRefused;
import dev.meshward.survey.TranslationWish;
import dev.meshward.translation.Translation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Says the configuration of one mesh in the words of another. */
@Command(name = "translate", description = "Translates the configuration of one mesh into that of another.")
final class TranslateCommand implements Callable<Integer> {

    private final Terminal terminal;

    @ParentCommand
    private MeshwardCommand meshward = new MeshwardCommand();

    @Mixin
    private SourceOptions sourceOptions = new SourceOptions();

    @Option(names = "--to", paramLabel = "MESH", required = true, description = "The other mesh: istio or linkerd.")
    private String to = "";

    @Option(
            names = "--from",
            paramLabel = "MESH",
            description = "The mesh the source is written for. Default: the one it speaks to.")
    private Optional<String> from = Optional.empty();

    @Option(
            names = "--mesh-version",
            paramLabel = "VERSION",
            description = "The version that is translated to. Default: the newest that is known.")
    private Optional<String> meshVersion = Optional.empty();

    @Option(
            names = {"-o", "--out"},
            paramLabel = "DIR",
            description =
                    "Where the manifests go: a new or empty folder, or one that holds an earlier translation, which"
                            + " it replaces. Default: standard output.")
    private Optional<Path> out = Optional.empty();

    @Option(names = "--report", paramLabel = "FILE", description = "What became of every field, as .json or .md.")
    private Optional<Path> report = Optional.empty();

    @Option(names = "--strict", description = "The answer is no, exit code 1, when any field is lost.")
    private boolean strict;

    @Option(
            names = "--accept-wider",
            description =
                    "Write the manifests even where they let somebody in, or calls out, who were kept back. The exit"
                            + " code stays 1.")
    private boolean acceptWider;

    TranslateCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        var wish = wish();
        report.ifPresent(TranslateCommand::requireKnownEnding);
        var visit = new Visit(terminal, meshward.talk(terminal));
        var snapshot = visit.scan(sourceOptions.source());
        var translation = translation(visit, () -> visit.survey().translate(snapshot, wish));
        report.ifPresent(file -> writeReport(file, translation));
        visit.talk().note(Words.translated(translation));
        visit.talk().note(Words.compared(translation.comparison()));
        if (translation.isWider() && !acceptWider) {
            throw Refused.no("nothing is written, because "
                    + (translation.isWiderInside()
                            ? "somebody would be let in who is kept out now"
                            : "calls would leave the cluster that are refused now")
                    + ". The report (--report FILE) names the requests; --accept-wider writes all the same.");
        }
        write(visit, translation);
        visit.talk().silence();
        boolean isNo = translation.isWider() || strict && translation.losesAnything();
        return isNo ? ExitCode.NO : visit.exitCode(snapshot);
    }

    private static Translation translation(Visit visit, java.util.function.Supplier<Translation> translating) {
        try {
            return translating.get();
        } catch (TestimonyRefused refused) {
            visit.talk().silence();
            throw Refused.wrongUsage(refused.sentence());
        }
    }

    private TranslationWish wish() {
        meshVersion.ifPresent(version -> MeshOptions.check("--mesh-version", version));
        return new TranslationWish(from.map(word -> mesh("--from", word)), mesh("--to", to), meshVersion);
    }

    private static MeshName mesh(String option, String word) {
        return switch (Terminal.lower(word)) {
            case "istio" -> MeshName.ISTIO;
            case "linkerd" -> MeshName.LINKERD;
            default ->
                throw Refused.wrongUsage(
                        option + " " + word + " is not known; there are translations between istio and linkerd.");
        };
    }

    private static void requireKnownEnding(Path file) {
        if (!file.toString().endsWith(".json") && !file.toString().endsWith(".md")) {
            throw Refused.wrongUsage("--report " + file + " has to end in .json or .md.");
        }
    }

    private static void writeReport(Path file, Translation translation) {
        var text =
                file.toString().endsWith(".md") ? TranslationMarkdown.of(translation) : TranslationJson.of(translation);
        WrittenWhole.<Optional<String>>by(() -> {
                    try {
                        FileWriter.write(file, text.getBytes(StandardCharsets.UTF_8));
                        return Optional.empty();
                    } catch (IOException e) {
                        return Optional.of(String.valueOf(e.getMessage()));
                    }
                })
                .ifPresent(because -> {
                    throw Refused.wrongUsage(file + " cannot be written: " + because + ".");
                });
    }

    private void write(Visit visit, Translation translation) {
        if (out.isEmpty()) {
            visit.talk().silence();
            terminal.out().print(TranslationFiles.stream(translation));
            return;
        }
        var report = TranslationJson.of(translation).getBytes(StandardCharsets.UTF_8);
        var writing =
                WrittenWhole.by(() -> TranslationWriter.write(out.get(), TranslationFiles.of(translation), report));
        switch (writing) {
            case Writing.Written(var directory, var _, var _) -> visit.talk().note("Written to " + directory + ".");
            case Writing.Refused(var because) -> throw Refused.wrongUsage(because);
            case Writing.Failed(var because) -> throw Refused.wrongUsage(because);
        }
    }
}

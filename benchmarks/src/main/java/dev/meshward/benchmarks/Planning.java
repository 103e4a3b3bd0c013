package dev.meshward.benchmarks;

import dev.meshward.adoption.PlanPreferences;
import dev.meshward.export.PlanDirectoryWriter;
import dev.meshward.export.Writing;
import dev.meshward.manifest.ManifestReader;
import dev.meshward.mesh.MeshName;
import dev.meshward.saved.PlanDirectory;
import dev.meshward.saved.PlanResult;
import dev.meshward.survey.Rollout;
import dev.meshward.survey.Source;
import dev.meshward.survey.Survey;
import dev.meshward.survey.TargetWish;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.concurrent.atomic.AtomicInteger;

/** The work of the command {@code plan}, from the bytes of a dump to the files of a plan on the disk. */
final class Planning {

    private Planning() {}

    /** Everything but the judge, whose work grows with the steps of the plan and not with the bytes of the dump. */
    static void withoutJudge(Path dump, Path out) {
        write(out, planned(dump).files());
    }

    static void endToEnd(Path dump, Path out) {
        var survey = new Survey(Survey.Progress.unheard());
        var result = result(survey, dump);
        write(out, survey.judged(survey.directory(result), result).files());
    }

    static PlanDirectory planned(Path dump) {
        var survey = new Survey(Survey.Progress.unheard());
        return survey.directory(result(survey, dump));
    }

    private static PlanResult result(Survey survey, Path dump) {
        var snapshot = survey.scan(Source.of(List.of(dump.toString())), InputStream.nullInputStream());
        var rollout = survey.rollout(snapshot, TargetWish.of(MeshName.ISTIO), PlanPreferences.byDefault());
        if (!(rollout instanceof Rollout.Planned(var result))) {
            throw new IllegalStateException("There is no plan: " + rollout);
        }
        return result;
    }

    private static void write(Path out, SortedMap<String, byte[]> files) {
        var written = PlanDirectoryWriter.write(out, files);
        if (!(written instanceof Writing.Written)) {
            throw new IllegalStateException("The plan was not written: " + written);
        }
    }

    /** The first part of it: our own reader, whose trees remember the line of every field. */
    static void readAlone(Path dump) throws IOException {
        var readings = new AtomicInteger();
        var text = new ManifestReader.NamedText(dump.toString(), Files.readAllBytes(dump));
        ManifestReader.read(List.of(text).iterator(), _ -> readings.incrementAndGet());
        if (readings.get() == 0) {
            throw new IllegalStateException("Nothing was read. Maybe the dump is empty?");
        }
    }
}

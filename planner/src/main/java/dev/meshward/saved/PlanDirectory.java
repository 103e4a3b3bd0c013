package dev.meshward.saved;

import dev.meshward.manifest.ManifestWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.zip.GZIPOutputStream;

/**
 * What a plan directory holds, as a value: the plan, and the files that machines read. The documents for people are made
 * from {@link #plan()} by the exporters and lie beside these files.
 *
 * @param files bytes by path below the directory
 */
public record PlanDirectory(SavedPlan plan, SortedMap<String, byte[]> files) {

    /** The name of the file that holds the plan. */
    public static final String PLAN = "plan.json";

    /** The name of the file that holds what was planned on. */
    public static final String SNAPSHOT = "snapshot.json.gz";

    public PlanDirectory {
        files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
    }

    /**
     * The directory of a plan that was just made.
     *
     * @param snapshotJson what was planned on, scrubbed, as it is stored; written while the stages are
     */
    public static PlanDirectory of(PlanResult result, Supplier<byte[]> snapshotJson) {
        var compressing = CompletableFuture.supplyAsync(() -> compressed(snapshotJson.get()));
        var recorder = new PlanRecorder(result);
        var snapshot = compressing.join();
        var plan = recorder.recorded(Checksums.sha256(snapshot));
        var files = new TreeMap<String, byte[]>();
        files.put(PLAN, bytes(ManifestWriter.json(PlanJson.of(plan))));
        files.put(SNAPSHOT, snapshot);
        plan.stages()
                .forEach(stage ->
                        stage.files().forEach((path, text) -> files.put(stage.folder() + "/" + path, bytes(text))));
        plan.emergency().forEach((path, text) -> files.put("emergency/" + path, bytes(text)));
        return new PlanDirectory(plan, files);
    }

    /**
     * The same directory with what the judge found. The files of the stages stay as they are: they are what was judged.
     *
     * @param verdictByFolder by the name of the stage's folder; a stage that is missing here stays as it is
     */
    public PlanDirectory judged(Map<String, SavedStage.Verdict> verdictByFolder) {
        return with(stage -> Optional.ofNullable(verdictByFolder.get(stage.folder()))
                .map(stage::judged)
                .orElse(stage));
    }

    /**
     * The same directory, its stages saying that nobody judged them.
     *
     * @param why in a sentence
     */
    public PlanDirectory notJudged(String why) {
        return with(stage -> stage.judged(SavedStage.Verdict.notJudged(why)));
    }

    private PlanDirectory with(UnaryOperator<SavedStage> change) {
        var changed = plan.with(plan.stages().stream().map(change).toList());
        var changedFiles = new TreeMap<>(files);
        changedFiles.put(PLAN, bytes(ManifestWriter.json(PlanJson.of(changed))));
        return new PlanDirectory(changed, changedFiles);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Java writes no time and no name into the header, so the same snapshot gives the same bytes. */
    private static byte[] compressed(byte[] bytes) {
        var out = new ByteArrayOutputStream();
        try (var zipped = new GZIPOutputStream(out)) {
            zipped.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException("Memory refused " + bytes.length + " bytes. Maybe it is full?", e);
        }
        return out.toByteArray();
    }
}

package dev.meshward.testing.golden;

import dev.meshward.testing.crd.PlainData;
import dev.meshward.testing.journey.CommandLine;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the commands say about one story, as files of text.
 *
 * @param root the folder the commands run in, so that paths in their output are those of the repository
 */
record StoryTelling(Path root, String story, Path folder) {

    /** One story is told in full, so that every kind of file is looked at once; of the others a summary is read. */
    private static final Set<String> IN_FULL = Set.of("corner-shop");

    /** Bytes that say nothing to a reader, and checksums of them. */
    private static final List<String> NOT_FOR_READING = List.of("snapshot.json.gz", "plan.json", ".xlsx", "SHA256SUMS");

    SortedMap<String, String> told() {
        var told = new TreeMap<String, String>();
        told.put("graph.csv", said("graph", cluster(), "--format", "csv"));
        told.put("findings.txt", said("check", cluster(), "--fail-on", "never"));
        var rollout = folder.resolve("rollout");
        told.put("plan.txt", said("plan", cluster(), "--out", rollout.toString()));
        var files = GoldenStoriesTest.read(rollout, StoryTelling::isForReading);
        told.put("steps.txt", steps(files));
        told.put("rollout-plan.md", files.getOrDefault("rollout-plan.md", ""));
        told.putAll(pages(rollout));
        if (IN_FULL.contains(story)) {
            files.forEach((name, text) -> told.put("rollout/" + name, text));
            told.putAll(to("linkerd"));
            told.putAll(to("istio-ambient"));
        }
        return told;
    }

    /** The pages for single readers: one stage of each story, and where somebody is known to own something, one owner. */
    private SortedMap<String, String> pages(Path rollout) {
        for (var reader : List.of("board", "oncall")) {
            said("export", rollout.toString(), "--for", reader, "--stage", "4");
        }
        said("export", rollout.toString(), "--for", "auditor");
        said("export", rollout.toString(), "--for", "owner:payments");
        return GoldenStoriesTest.read(rollout, name -> name.matches("for/.*\\.md"));
    }

    /** The same journey to another mesh: its summary, its steps, the document for those who decide, and its own objects. */
    private SortedMap<String, String> to(String mesh) {
        var told = new TreeMap<String, String>();
        var rollout = folder.resolve(mesh);
        told.put(mesh + "/plan.txt", said("plan", cluster(), "--mesh", mesh, "--out", rollout.toString()));
        var files = GoldenStoriesTest.read(rollout, StoryTelling::isForReading);
        told.put(mesh + "/steps.txt", steps(files));
        told.put(mesh + "/rollout-plan.md", files.getOrDefault("rollout-plan.md", ""));
        files.entrySet().stream()
                .filter(file -> file.getKey().matches("stages/.*-(strict|authorize)-[^/]+/apply/.*"))
                .forEach(file -> told.put(mesh + "/" + file.getKey(), file.getValue()));
        return told;
    }

    private static boolean isForReading(String name) {
        return NOT_FOR_READING.stream().noneMatch(name::endsWith);
    }

    private String cluster() {
        return "sample-clusters/" + story + "/cluster";
    }

    /** Both streams, the place where it was written left out. */
    private String said(String... arguments) {
        var ended = CommandLine.in(root).run(arguments);
        var said = ended.said().replace(folder.toString() + "/", "");
        return ended.exitCode() == 0 ? said : said + "exit code " + ended.exitCode() + "\n";
    }

    /** Every step of every stage on a line. */
    private static String steps(Map<String, String> files) {
        return files.entrySet().stream()
                .filter(file -> file.getKey().matches("stages/[^/]+/steps\\.json"))
                .map(file -> file.getKey().split("/", -1)[1] + "\n" + lines(file.getValue()))
                .collect(Collectors.joining("\n"));
    }

    private static String lines(String json) {
        return PlainData.list(PlainData.documents(json).getFirst()).stream()
                .map(PlainData::map)
                .map(StoryTelling::line)
                .collect(Collectors.joining());
    }

    private static String line(Map<String, @Nullable Object> step) {
        var files =
                PlainData.list(step.get("files")).stream().map(String::valueOf).toList();
        var target = PlainData.text(step.get("target"));
        var owner = PlainData.text(step.get("owner"));
        return "  " + step.get("action")
                + (files.isEmpty() ? "" : " " + String.join(" ", files))
                + (target.isEmpty() ? "" : " " + target)
                + (owner.isEmpty() ? "" : " (" + owner + ")")
                + "\n";
    }
}

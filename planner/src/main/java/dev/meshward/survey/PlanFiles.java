package dev.meshward.survey;

import dev.meshward.judge.Gate;
import dev.meshward.judge.StageFiles;
import dev.meshward.manifest.DataReader;
import dev.meshward.manifest.Field;
import dev.meshward.saved.PlanDirectory;
import dev.meshward.saved.SavedSnapshot;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;

/**
 * The files of a plan directory as the judge takes them: what was planned on, the folders of the stages, and the gates,
 * which stand in plan.json alone. Nothing else of plan.json is read: its copies are not what would be applied.
 */
record PlanFiles(SortedMap<String, byte[]> files) {

    private static final String STAGES = "stages/";

    /** What was planned on, or why it cannot be read. */
    SavedSnapshot.Recalled snapshot() {
        var bytes = files.get(PlanDirectory.SNAPSHOT);
        if (bytes == null) {
            return new SavedSnapshot.Recalled.Refused("there is no " + PlanDirectory.SNAPSHOT);
        }
        try (var unzipped = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
            return SavedSnapshot.read(unzipped.readAllBytes());
        } catch (IOException _) {
            return new SavedSnapshot.Recalled.Refused(PlanDirectory.SNAPSHOT + " is damaged or cut short");
        }
    }

    /** The mesh the plan is for, as plan.json names it; empty where it does not. */
    String mesh() {
        return plan().map(root -> root.at("mesh").textOr("")).orElse("");
    }

    private Optional<Field> plan() {
        var bytes = files.getOrDefault(PlanDirectory.PLAN, new byte[0]);
        return DataReader.json(PlanDirectory.PLAN, bytes).documents().stream().findFirst();
    }

    /** A file that lies among the stages and in none of them. */
    Optional<String> stray() {
        return files.keySet().stream()
                .filter(path -> path.startsWith(STAGES) && path.indexOf('/', STAGES.length()) < 0)
                .findFirst();
    }

    /** In the order of their numbers: stage 100 comes after stage 11. */
    List<StageFiles> stages() {
        var byFolder = new HashMap<String, SortedMap<String, byte[]>>();
        files.forEach((path, bytes) -> {
            int end = path.startsWith(STAGES) ? path.indexOf('/', STAGES.length()) : -1;
            if (end > 0) {
                byFolder.computeIfAbsent(path.substring(STAGES.length(), end), _ -> new TreeMap<>())
                        .put(path.substring(end + 1), bytes);
            }
        });
        return byFolder.entrySet().stream()
                .map(entry -> new StageFiles(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparingInt((StageFiles stage) -> number(stage.folder()))
                        .thenComparing(StageFiles::folder))
                .toList();
    }

    private static int number(String folder) {
        var digits = folder.replaceFirst("[^0-9].*", "");
        return digits.isEmpty() || digits.length() > 9 ? Integer.MAX_VALUE : Integer.parseInt(digits);
    }

    Map<String, List<Gate>> gatesByFolder() {
        var gates = new HashMap<String, List<Gate>>();
        plan().stream()
                .flatMap(root -> root.at("stages").items().stream())
                .forEach(
                        stage -> gates.put(stage.at("folder").textOr("").replaceFirst("^" + STAGES, ""), gates(stage)));
        return gates;
    }

    private static List<Gate> gates(Field stage) {
        var gates = new ArrayList<Gate>();
        for (var gate : stage.at("gates").items()) {
            gates.add(new Gate(
                    gate.at("when").textOr(""),
                    gate.at("query").textOr(""),
                    gate.at("expect").textOr(""),
                    gate.at("forDuration").textOr(""),
                    gate.at("because").textOr("")));
        }
        return gates;
    }
}

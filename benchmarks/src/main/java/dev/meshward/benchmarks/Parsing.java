package dev.meshward.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** What cannot be avoided: reading the same bytes with the same libraries, and doing nothing with them. */
final class Parsing {

    private Parsing() {}

    /** Every document to maps and lists, with a thread for each processor. */
    static void yamlToTrees(Path dump) throws Exception {
        var text = Files.readString(dump, StandardCharsets.UTF_8);
        var pieces = pieces(text, Runtime.getRuntime().availableProcessors() * 8);
        int documents = 0;
        try (var threads = Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors())) {
            List<Callable<Integer>> work = new ArrayList<>();
            pieces.forEach(piece -> work.add(() -> documentsIn(piece)));
            for (Future<Integer> each : threads.invokeAll(work)) {
                documents += each.get();
            }
        }
        requireSome(documents);
    }

    private static int documentsIn(String yaml) {
        var settings =
                LoadSettings.builder().setCodePointLimit(Integer.MAX_VALUE).build();
        int documents = 0;
        for (var document : new Load(settings).loadAllFromString(yaml)) {
            documents += document == null ? 0 : 1;
        }
        return documents;
    }

    /** About as many pieces of about one size, cut between documents. */
    private static List<String> pieces(String text, int count) {
        var pieces = new ArrayList<String>();
        int begin = 0;
        while (begin < text.length()) {
            int cut = text.indexOf("\n---\n", begin + text.length() / count);
            int end = cut < 0 ? text.length() : cut + 1;
            pieces.add(text.substring(begin, end));
            begin = end;
        }
        return pieces;
    }

    /** Every token once, in one thread: a stream cannot be cut. */
    static void jsonAsStream(Path dump) throws IOException {
        int tokens = 0;
        try (var in = Files.newInputStream(dump);
                var parser = new JsonFactory().createParser(ObjectReadContext.empty(), in)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                tokens++;
            }
        }
        requireSome(tokens);
    }

    /** Also keeps the work from being optimised away. */
    private static void requireSome(int found) {
        if (found == 0) {
            throw new IllegalStateException("Nothing was parsed. Maybe the dump is empty?");
        }
    }
}

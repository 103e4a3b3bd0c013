package dev.meshward.desktop.translate;

import dev.meshward.cluster.ClusterSnapshot;
import dev.meshward.survey.Source;
import dev.meshward.survey.Survey;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** What is to be translated. */
public sealed interface TranslateInput {

    ClusterSnapshot read(Survey survey);

    /** The cluster that is open. */
    record OfCluster(ClusterSnapshot snapshot) implements TranslateInput {
        @Override
        public ClusterSnapshot read(Survey survey) {
            return snapshot;
        }
    }

    /** Files and folders. */
    record OfFiles(List<Path> paths) implements TranslateInput {
        public OfFiles {
            paths = List.copyOf(paths);
        }

        @Override
        public ClusterSnapshot read(Survey survey) {
            var names = paths.stream().map(Path::toString).toList();
            return survey.scan(Source.of(names), InputStream.nullInputStream());
        }
    }

    /** What somebody pasted. */
    record Pasted(String text) implements TranslateInput {
        @Override
        public ClusterSnapshot read(Survey survey) {
            return survey.scan(
                    Source.of(List.of("-")), new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
        }
    }
}

package dev.meshward.manifest;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads JSON or YAML that is no Kubernetes object into fields with lines: exports of other tools, one document or one a
 * line; files people write for us.
 */
public final class DataReader {

    /**
     * What a text held.
     *
     * @param documents in the order in which they are written; those before a broken place too
     * @param broken the place where reading ended before the text did
     * @param because why it ended there; empty when it did not
     * @param repeatedKeys places where a mapping names a key again; the last value was taken
     */
    public record Data(List<Field> documents, Optional<Place> broken, String because, List<Place> repeatedKeys) {
        public Data {
            documents = List.copyOf(documents);
            repeatedKeys = List.copyOf(repeatedKeys);
        }
    }

    private DataReader() {}

    public static Data json(String file, byte[] bytes) {
        return json(file, bytes, 0);
    }

    /** Reads a part of a file, before which this many lines stand. */
    public static Data json(String file, byte[] bytes, int linesBefore) {
        return read(new JsonTokens(bytes, 0, bytes.length, linesBefore, new Names()), file);
    }

    /** YAML 1.2, of which JSON is a part. */
    public static Data yaml(String file, byte[] bytes) {
        var text = new String(Encoding.asUtf8(bytes), StandardCharsets.UTF_8);
        int longestLine = text.lines().mapToInt(String::length).max().orElse(0);
        return read(new YamlTokens(text, 0, longestLine, new Names()), file);
    }

    private static Data read(Tokens tokens, String file) {
        var documents = new ArrayList<Field>();
        var trees = new TreeBuilding(tokens, file, new WholeTrees());
        try {
            for (var kind = tokens.next(); kind != Tokens.Kind.FINISHED; kind = tokens.next()) {
                trees.startDocument();
                documents.add(Field.of(file, trees.root(kind)));
            }
            return new Data(documents, Optional.empty(), "", trees.takeRepeatedKeys());
        } catch (BrokenDocument broken) {
            var place = new Place(file, broken.line(), "");
            return new Data(documents, Optional.of(place), broken.because(), trees.takeRepeatedKeys());
        }
    }

    /** Nothing is taken out of a tree. */
    private static final class WholeTrees implements TreeBuilding.ItemSink {
        @Override
        public boolean wants(String kind) {
            return false;
        }

        @Override
        public boolean took(Value item, List<Place> repeatedKeys) {
            return false;
        }
    }
}

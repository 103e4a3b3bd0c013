package dev.meshward.manifest;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads JSON that is no Kubernetes object into fields with lines: exports of other tools, one document or one a line. */
public final class DataReader {

    /**
     * What a text held.
     *
     * @param documents in the order in which they are written; those before a broken place too
     * @param broken the place where reading ended before the text did
     * @param because why it ended there; empty when it did not
     */
    public record Data(List<Field> documents, Optional<Place> broken, String because) {
        public Data {
            documents = List.copyOf(documents);
        }
    }

    private DataReader() {}

    public static Data json(String file, byte[] bytes) {
        var documents = new ArrayList<Field>();
        var tokens = new JsonTokens(bytes, 0, bytes.length, 0, new Names());
        try {
            readAll(tokens, file, documents);
            return new Data(documents, Optional.empty(), "");
        } catch (BrokenDocument broken) {
            return new Data(documents, Optional.of(new Place(file, broken.line(), "")), broken.because());
        }
    }

    private static void readAll(Tokens tokens, String file, List<Field> documents) throws BrokenDocument {
        var trees = new TreeBuilding(tokens, file, new WholeTrees());
        for (var kind = tokens.next(); kind != Tokens.Kind.FINISHED; kind = tokens.next()) {
            trees.startDocument();
            documents.add(Field.of(file, trees.root(kind)));
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

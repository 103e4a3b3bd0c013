package dev.meshward.manifest;

import java.util.List;
import java.util.function.Consumer;

/**
 * Turns the roots of one text into readings. Lists are unwrapped item by item: a dump of a whole cluster is one List, and
 * no more than one of its objects is held at a time.
 */
final class RootReading implements TreeBuilding.ItemSink {

    private final Tokens tokens;
    private final TreeBuilding trees;
    private final String file;
    private final Consumer<Reading> sink;
    private boolean tookItems;

    RootReading(Tokens tokens, String file, Consumer<Reading> sink) {
        this.tokens = tokens;
        this.trees = new TreeBuilding(tokens, file, this);
        this.file = file;
        this.sink = sink;
    }

    void readAll() throws BrokenDocument {
        for (var kind = tokens.next(); kind != Tokens.Kind.FINISHED; kind = tokens.next()) {
            trees.startDocument();
            tookItems = false;
            if (kind == Tokens.Kind.SEQUENCE) {
                sequence(tokens.line());
            } else {
                root(trees.root(kind));
            }
        }
    }

    private void root(Value value) {
        switch (value) {
            case Mapping mapping -> object(mapping, trees.takeRepeatedKeys());
            case Value.Nothing _ -> {
                // An empty document says nothing, and nothing is said about it.
            }
            case Value.Scalar text -> foreign(text.line(), "plain text, not an object of a cluster");
            case Value.Sequence list -> foreign(list.line(), "a list of data, not an object of a cluster");
        }
    }

    private void sequence(int line) throws BrokenDocument {
        boolean onlyObjects = true;
        for (var kind = tokens.next(); kind != Tokens.Kind.END; kind = tokens.next()) {
            onlyObjects &= took(trees.root(kind), trees.takeRepeatedKeys());
        }
        if (!onlyObjects || !tookItems) {
            foreign(line, "a list of data, not an object of a cluster");
        }
    }

    @Override
    public boolean wants(String kind) {
        return kind.isEmpty() || isListKind(kind);
    }

    @Override
    public boolean took(Value item, List<Place> repeatedKeys) {
        if (!(item instanceof Mapping mapping) || !namesKind(mapping)) {
            return false;
        }
        tookItems = true;
        object(mapping, repeatedKeys);
        return true;
    }

    private static boolean namesKind(Mapping mapping) {
        return mapping.get("apiVersion").isPresent() && mapping.get("kind").isPresent();
    }

    private static boolean isListKind(String kind) {
        return kind.endsWith("List");
    }

    private void object(Mapping mapping, List<Place> repeatedKeys) {
        var root = Field.of(file, mapping);
        var kind = root.at("kind").textOr("");
        if (isListKind(kind) && root.at("items").isPresent()) {
            restOfList(root, kind);
        } else if (!tookItems || namesKind(mapping)) {
            sink.accept(Recognition.read(file, mapping, repeatedKeys));
        }
    }

    /** The API server leaves kind and version out of the items of a PodList; a List of mixed kinds cannot. */
    private void restOfList(Field list, String listKind) {
        var kind = listKind.substring(0, listKind.length() - "List".length());
        for (var item : list.at("items").items()) {
            if (kind.isEmpty() || item.mapping().isEmpty()) {
                foreign(item.place().line(), "an item of a List that names no kind");
            } else {
                var named = item.mapping()
                        .with("apiVersion", Value.Text.of(list.at("apiVersion").textOr("")))
                        .with("kind", Value.Text.of(kind));
                sink.accept(Recognition.read(file, named, List.of()));
            }
        }
    }

    private void foreign(int line, String because) {
        sink.accept(new Reading.Foreign(new Place(file, line, ""), because));
    }
}

package dev.meshward.dependencies.syntax;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonReadFeature;

/** JSON by its parser, comments and trailing commas tolerated; what is no JSON after all is read line by line. */
final class JsonLeaves {

    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS)
            .enable(JsonReadFeature.ALLOW_YAML_COMMENTS)
            .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
            .enable(JsonReadFeature.ALLOW_SINGLE_QUOTES)
            .build();

    private final LeafPath path = new LeafPath();
    private final Deque<Boolean> inList = new ArrayDeque<>();

    private JsonLeaves() {}

    static List<Leaf> read(String content) {
        var leaves = new JsonLeaves();
        try (var parser = JSON.createParser(ObjectReadContext.empty(), content)) {
            for (var token = parser.nextToken(); token != null; token = parser.nextToken()) {
                leaves.take(token, parser);
            }
            return leaves.path.leaves();
        } catch (JacksonException _) {
            return PlainLines.read(content);
        }
    }

    private void take(JsonToken token, JsonParser parser) {
        switch (token) {
            case PROPERTY_NAME -> path.enter(parser.currentName());
            case START_OBJECT, START_ARRAY -> {
                beforeValue();
                inList.push(token == JsonToken.START_ARRAY);
            }
            case END_OBJECT, END_ARRAY -> {
                inList.pop();
                afterValue();
            }
            default -> {
                beforeValue();
                path.add(parser.currentTokenLocation().getLineNr() - 1, parser.getString());
                afterValue();
            }
        }
    }

    private void beforeValue() {
        if (!inList.isEmpty() && inList.getFirst()) {
            path.enterItem();
        }
    }

    private void afterValue() {
        if (!inList.isEmpty()) {
            path.leave();
        }
    }
}

package dev.meshward.manifest;

import java.io.InputStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/** The tokens of a JSON text, from Jackson's streaming parser. Several roots may follow each other. */
final class JsonTokens implements Tokens {

    /** Depth is limited by {@link TreeBuilding}, in words; the other limits would only refuse large clusters. */
    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(Integer.MAX_VALUE)
                    .maxStringLength(Integer.MAX_VALUE)
                    .maxNameLength(1 << 20)
                    .build())
            .build();

    private final JsonParser parser;
    private final int linesBefore;
    private final Names names;
    private final boolean skipsManagedFields;
    private String text = "";
    private boolean followsFieldsType;
    private boolean isSkipped;

    JsonTokens(byte[] bytes, int offset, int length, int linesBefore, Names names) {
        this(JSON.createParser(ObjectReadContext.empty(), bytes, offset, length), linesBefore, names, false);
    }

    private JsonTokens(JsonParser parser, int linesBefore, Names names, boolean skipsManagedFields) {
        this.parser = parser;
        this.linesBefore = linesBefore;
        this.names = names;
        this.skipsManagedFields = skipsManagedFields;
    }

    /**
     * Reads what an API server sends. Which fields a manager keeps is passed over, an empty mapping in its place: it is a third
     * of what comes, and only who the managers are is of use.
     */
    static JsonTokens withoutManagedFields(InputStream text, Names names) {
        return new JsonTokens(JSON.createParser(ObjectReadContext.empty(), text), 0, names, true);
    }

    @Override
    public Kind next() throws BrokenDocument {
        if (isSkipped) {
            isSkipped = false;
            return Kind.END;
        }
        try {
            var token = parser.nextToken();
            if (token == null) {
                return Kind.FINISHED;
            }
            if (skipsManagedFields && token == JsonToken.START_OBJECT && isOfManager()) {
                parser.skipChildren();
                isSkipped = true;
                return Kind.MAPPING;
            }
            text = textOf(token);
            followsFieldsType = token == JsonToken.VALUE_STRING
                    ? text.equals("FieldsV1")
                    : followsFieldsType && token == JsonToken.PROPERTY_NAME;
            return kindOf(token);
        } catch (JacksonException broken) {
            var location = broken.getLocation();
            int line = location == null ? line() : location.getLineNr() + linesBefore;
            throw new BrokenDocument(line, "this is not valid JSON");
        }
    }

    /** Behind {@code "fieldsType":"FieldsV1"}, where every API server writes it. */
    private boolean isOfManager() {
        return followsFieldsType && text.equals("fieldsV1");
    }

    private static Kind kindOf(JsonToken token) {
        return switch (token) {
            case START_OBJECT -> Kind.MAPPING;
            case START_ARRAY -> Kind.SEQUENCE;
            case END_OBJECT, END_ARRAY -> Kind.END;
            default -> Kind.SCALAR;
        };
    }

    @Override
    public int line() {
        return parser.currentTokenLocation().getLineNr() + linesBefore;
    }

    /** Read at once, because only reading the text finds a bad escape or a missing quote. */
    private String textOf(JsonToken token) {
        return switch (token) {
            case PROPERTY_NAME -> parser.currentName();
            case VALUE_STRING, VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> names.shared(parser.getString());
            default -> "";
        };
    }

    @Override
    public String text() {
        return text;
    }

    @Override
    public Value.Scalar scalar() {
        return switch (parser.currentToken()) {
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new Value.Numeric(text, line());
            case VALUE_TRUE -> new Value.Truth(true, line());
            case VALUE_FALSE -> new Value.Truth(false, line());
            case VALUE_NULL -> new Value.Nothing(line());
            case null, default -> new Value.Text(text, line());
        };
    }

    @Override
    public @Nullable String anchor() {
        return null;
    }

    @Override
    public boolean isMergeKey() {
        return false;
    }
}

package dev.meshward.manifest;

import org.jspecify.annotations.Nullable;

/**
 * A text of YAML or JSON as a walk over its tokens, so that one tree builder serves both. A mapping hands out its keys
 * and values in turn. Roots follow each other until {@link Kind#FINISHED}.
 */
interface Tokens {

    /** What the walk has arrived at. */
    enum Kind {
        MAPPING,
        SEQUENCE,
        /** The end of the innermost mapping or sequence. */
        END,
        SCALAR,
        ALIAS,
        /** The text holds no further root. */
        FINISHED
    }

    Kind next() throws BrokenDocument;

    /** The line of the token, counted from 1 over the whole file. */
    int line();

    /** The scalar as text, for keys. */
    String text();

    /** The scalar with its type. */
    Value.Scalar scalar();

    /** The name that this mapping, sequence or scalar can be repeated by; for an alias the name it repeats. */
    @Nullable
    String anchor();

    /** True for the unquoted key {@code <<}, which draws in the entries of other mappings. */
    boolean isMergeKey();
}

package dev.meshward.traffic;

import dev.meshward.manifest.Field;

/** One kind of export. A format looks at the shape of a document, never at the name of a file. */
interface TrafficFormat {

    /** What people call it: {@code Prometheus query result}. */
    String name();

    boolean recognises(Field document);

    /** Reads the calls of a document it recognised. */
    void read(Field document, CallCollector collector);
}

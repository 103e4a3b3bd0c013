package dev.meshward.desktop.background;

import dev.meshward.survey.Survey;
import java.util.SortedMap;

/** Is told on the window's thread how far work got. */
public interface Heard {

    void reached(Survey.Leg leg);

    /**
     * Told a few times a second at most.
     *
     * @param objects read so far; 0 where a source does not count them
     * @param bytes read so far
     */
    void read(long objects, long bytes);

    /**
     * Told a few times a second at most.
     *
     * @param objectsByResource read so far, by what rights call them, such as {@code deployments.apps}
     */
    void read(SortedMap<String, Long> objectsByResource);
}

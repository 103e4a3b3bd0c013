package dev.meshward.adoption;

import java.util.NavigableSet;

/** Where in a workload a call arrives: the container ports, which are what mesh policies count by. */
sealed interface Landing {

    /** On these container ports; never empty. */
    record OnPorts(NavigableSet<Integer> ports) implements Landing {}

    /** On some port; nobody can say which. */
    record Anywhere() implements Landing {}

    /** On no TCP port, so that no proxy ever sees it. */
    record Nowhere() implements Landing {}
}

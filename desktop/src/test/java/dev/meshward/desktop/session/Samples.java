package dev.meshward.desktop.session;

import dev.meshward.survey.Source;
import java.util.List;

/** The sample clusters, as somebody opens them. */
public final class Samples {

    private Samples() {}

    public static SessionSource northwindRail() {
        return of("northwind-rail", "Northwind Rail");
    }

    public static SessionSource of(String folder, String title) {
        return new SessionSource.Files(title, Source.of(List.of("../sample-clusters/" + folder + "/cluster")));
    }
}

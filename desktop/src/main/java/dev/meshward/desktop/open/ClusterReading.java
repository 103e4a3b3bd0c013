package dev.meshward.desktop.open;

import dev.meshward.survey.Survey;
import java.nio.file.Path;

/** Reads a cluster; slow, and never called on the window's thread. */
@FunctionalInterface
public interface ClusterReading {

    ClusterOverview read(String name, Path manifests, Survey.Progress progress);
}

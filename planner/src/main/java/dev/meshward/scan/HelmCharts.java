package dev.meshward.scan;

import dev.meshward.cluster.ScanGap;
import dev.meshward.manifest.Place;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;

/**
 * Helm charts among the files of a source. Their templates become objects only with values, so the files of a chart are
 * passed over as one; what a chart ships as it is, such as {@code crds/}, is read.
 */
final class HelmCharts {

    private final List<ScanGap> gaps = new ArrayList<>();
    private final TreeSet<String> passedOver = new TreeSet<>();

    HelmCharts(List<String> files) {
        files.stream()
                .filter(file -> FileName.last(file).equals("Chart.yaml"))
                .map(FileName::folder)
                .sorted(Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder()))
                .forEach(folder -> chart(folder, files));
    }

    /** A chart inside a chart is rendered with it. */
    private void chart(String folder, List<String> files) {
        if (passedOver.contains(folder + "Chart.yaml")) {
            return;
        }
        var own = files.stream().filter(file -> isRendered(folder, file)).toList();
        long templates = own.stream().filter(HelmCharts::isTemplate).count();
        if (templates > 0) {
            passedOver.addAll(own);
            gaps.add(new ScanGap.Unreadable(
                    new Place(folder + "Chart.yaml", 1, ""),
                    "a Helm chart, of which " + (templates == 1 ? "1 template is" : templates + " templates are")
                            + " not rendered; run helm template " + FileName.shown(folder)
                            + " with your values and scan the result"));
        }
    }

    private static boolean isRendered(String folder, String file) {
        if (!file.startsWith(folder)) {
            return false;
        }
        var inside = file.substring(folder.length());
        return inside.startsWith("templates/")
                || inside.startsWith("charts/")
                || inside.equals("Chart.yaml")
                || inside.matches("[^/]*values[^/]*\\.ya?ml");
    }

    private static boolean isTemplate(String file) {
        return file.contains("templates/");
    }

    boolean passOver(String file) {
        return passedOver.contains(file);
    }

    List<ScanGap> gaps() {
        return gaps;
    }
}

package dev.meshward.scan;

import dev.meshward.cluster.PodTemplate;
import dev.meshward.manifest.Field;
import dev.meshward.manifest.Manifest;
import java.util.ArrayList;
import java.util.List;

/** What tells of a running pod whether somebody added to what it was made from. */
final class PodMarks {

    /** The node agents of Istio's ambient mode write it on pods they take in, and on no template (istio C.2). */
    private static final String TAKEN_IN = "ambient.istio.io/redirection";

    private PodMarks() {}

    static List<String> of(Manifest pod) {
        var marks = new ArrayList<>(containers(new PodTemplate(pod.root())));
        Field taken = pod.annotation(TAKEN_IN);
        taken.text().ifPresent(value -> marks.add("annotation " + TAKEN_IN + "=" + value));
        return marks.stream().map(String::intern).toList();
    }

    /** Of what pods are made from. */
    static List<String> containers(PodTemplate template) {
        var marks = new ArrayList<String>();
        template.containers().forEach(container -> marks.add("container " + container.name()));
        template.initContainers().forEach(container -> marks.add("container " + container.name()));
        return marks;
    }
}

package dev.meshward.adoption;

import dev.meshward.cluster.ServiceId;
import dev.meshward.mesh.LadderIntent;
import dev.meshward.mesh.LadderIntent.RequireMutualTlsByDefault;
import dev.meshward.mesh.LadderIntent.Tune;
import java.util.List;
import java.util.Optional;

/**
 * What the last stages of a plan say, by the id of the stage: each of them because the user wants it.
 *
 * @param tunings of Services, each in the stage of its namespace
 * @param byDefault whether, and for whom not, the mesh refuses plaintext by default in the end
 */
public record Hardenings(List<Tune> tunings, Optional<RequireMutualTlsByDefault> byDefault) {

    public Hardenings {
        tunings = List.copyOf(tunings);
    }

    public static Hardenings none() {
        return new Hardenings(List.of(), Optional.empty());
    }

    /** What one stage says, in its order. The last one, with nobody climbing, is about the mesh as a whole. */
    public List<LadderIntent> of(Stage stage) {
        return stage.workloads().isEmpty()
                ? byDefault.<LadderIntent>map(each -> each).stream().toList()
                : tunings.stream()
                        .filter(tune ->
                                stage.namespaces().contains(tune.service().namespace()))
                        .<LadderIntent>map(tune -> tune)
                        .toList();
    }

    List<String> namespaces() {
        return tunings.stream()
                .map(Tune::service)
                .map(ServiceId::namespace)
                .distinct()
                .sorted()
                .toList();
    }
}

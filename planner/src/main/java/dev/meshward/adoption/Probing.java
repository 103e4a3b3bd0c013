package dev.meshward.adoption;

import dev.meshward.mesh.Probe;
import java.util.List;

/** Turns questions to the mesh's metrics into gates. */
final class Probing {

    private Probing() {}

    static List<Gate> gates(Gate.When when, List<Probe> probes, SoakTime.Soak soak, String added) {
        var why = soak.because().isEmpty()
                ? ""
                : " It has to hold for " + soak.words() + ", since " + soak.because() + ".";
        return probes.stream()
                .map(probe -> new Gate(
                        when, probe.query(), probe.expect(), soak.words(), added + sentence(probe.meaning()) + why))
                .toList();
    }

    private static String sentence(String meaning) {
        return meaning.endsWith(".") ? meaning : meaning + ".";
    }
}

package dev.meshward.survey;

import dev.meshward.equivalence.Evaluators;
import dev.meshward.evaluate.DataPlane;
import dev.meshward.evaluate.istio.IstioRules;
import dev.meshward.evaluate.linkerd.LinkerdRules;
import dev.meshward.manifest.Manifest;
import dev.meshward.mesh.MeshName;
import java.util.List;
import java.util.Optional;

/** The rules of every mesh that can be compared, with the control plane where it usually lives. */
final class MeshEvaluators implements Evaluators {

    @Override
    public Optional<Rules> of(String mesh, List<Manifest> objects) {
        if (mesh.equals(MeshName.ISTIO.word())) {
            return Optional.of(new Rules(new IstioRules(IstioRules.USUAL_HOME), DataPlane.ISTIO_SIDECAR));
        }
        return mesh.equals(MeshName.LINKERD.word())
                ? Optional.of(new Rules(new LinkerdRules(LinkerdRules.USUAL_HOME, objects), DataPlane.LINKERD))
                : Optional.empty();
    }
}

package dev.meshward.testing.crd;

import dev.meshward.testing.Repository;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What an API server with Istio, the Gateway API and a monitoring operator would say to an object. */
public final class ApiServer {

    private final ModelShapes builtIn = new ModelShapes();
    private final CustomResources custom;

    private ApiServer(CustomResources custom) {
        this.custom = custom;
    }

    /** With the definitions that lie beside the repository; empty where they are absent. */
    public static Optional<ApiServer> withDefinitionsBesideTheRepository() {
        var repository = Repository.here();
        return repository.shared("crds").map(crds -> with(repository, crds));
    }

    private static ApiServer with(Repository repository, Path crds) {
        return new ApiServer(CustomResources.in(List.of(
                crds.resolve("istio"),
                crds.resolve("gateway-api/standard"),
                crds.resolve("linkerd"),
                repository.at("testing/crds"))));
    }

    public boolean isBuiltIn(Map<String, @Nullable Object> object) {
        return builtIn.defines(apiVersion(object), kind(object));
    }

    /** An object that is to be created. */
    public Verdict judge(Map<String, @Nullable Object> object) {
        return isBuiltIn(object) ? builtIn.judge(object) : custom.judge(object);
    }

    /** A patch of an object of a built-in kind. Patches of custom resources are judged by what they result in. */
    public Verdict judgePatch(Map<String, @Nullable Object> patch) {
        return builtIn.judgePatch(patch);
    }

    private static String apiVersion(Map<String, @Nullable Object> object) {
        return PlainData.text(object.get("apiVersion"));
    }

    private static String kind(Map<String, @Nullable Object> object) {
        return PlainData.text(object.get("kind"));
    }
}

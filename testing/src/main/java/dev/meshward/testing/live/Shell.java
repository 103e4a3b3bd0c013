package dev.meshward.testing.live;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/**
 * Types the commands of a plan as a person would, with the kubectl of a {@link RealApiServer}. Nobody runs pods there or
 * installs charts: commands of Helm and waiting for pods are passed over, and a namespace is taken away at once.
 *
 * @param folder in which the commands are typed
 */
public record Shell(RealApiServer server, Path programs, Path folder) {

    private static final long SECONDS = 60;

    /** What the command said, where it did not end well; empty where it did or was passed over. */
    public String complaint(String command) throws IOException, InterruptedException {
        if (command.matches("(helm|istioctl|linkerd) .*|kubectl (rollout status|wait) .*")) {
            return "";
        }
        var namespace = command.replaceFirst("^kubectl delete namespace (\\S+) .*$", "$1");
        return namespace.equals(command)
                ? said(command)
                : said(command + " --wait=false") + said(finalizing(namespace));
    }

    /** What the controller of namespaces does when it finds one empty. */
    private static String finalizing(String namespace) {
        return "if kubectl get namespace " + namespace + " -o json > .namespace 2>/dev/null; then"
                + " sed 's/\"kubernetes\"//' .namespace | kubectl replace --raw /api/v1/namespaces/" + namespace
                + "/finalize -f - > .finalized; fi";
    }

    private String said(String command) throws IOException, InterruptedException {
        var output = Files.createTempFile("said", ".txt");
        var builder = new ProcessBuilder("sh", "-c", command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().put("KUBECONFIG", server.kubeconfig().toString());
        builder.environment().merge("PATH", programs.toString(), (path, first) -> first + ":" + path);
        var process = builder.start();
        boolean ended = process.waitFor(SECONDS, TimeUnit.SECONDS);
        if (!ended) {
            process.destroyForcibly();
        }
        var said = Files.readString(output);
        Files.delete(output);
        return ended && process.exitValue() == 0 ? "" : command + "\n" + said + "\n";
    }
}

package dev.meshward.readiness.checks.lifecycle;

import dev.meshward.advice.Code;
import dev.meshward.advice.Severity;
import dev.meshward.cluster.Container;
import dev.meshward.cluster.Workload;
import dev.meshward.readiness.Finding;
import dev.meshward.readiness.FindingDraft;
import dev.meshward.readiness.ReadinessCheck;
import dev.meshward.readiness.Scope;
import dev.meshward.readiness.Scope.Step;
import dev.meshward.readiness.Situation;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * An init container that calls somebody before a classic proxy runs. Where istio-cni redirects, it reaches nobody; where
 * {@code istio-init} does, it calls in plaintext, which strict servers refuse. A native sidecar starts first.
 */
public final class InitContainerBeforeProxy implements ReadinessCheck {

    /** Programs and tools whose only use in an init container is to reach another host. */
    private static final Pattern CALLS = Pattern.compile(
            "(?<![\\w./-])(?:[\\w./-]*/)?(curl|wget|nc|netcat|telnet|pg_isready|psql|mysqladmin|mysql|mongosh|redis-cli"
                    + "|kcat|wait-for-it(?:\\.sh)?|wait-for(?:\\.sh)?|wait4x|dockerize|flyway|liquibase|alembic|dbmate"
                    + "|git clone|db:migrate)(?![\\w-])");

    private static final Pattern CALLING_IMAGE =
            Pattern.compile("(?:^|/)(curl|wait-for|wait4x|dockerize|k8s-wait-for|flyway|liquibase|dbmate)(?:[:@]|$)");

    @Override
    public Code code() {
        return new Code("MW-142");
    }

    @Override
    public String title() {
        return "Init container that calls before the proxy runs";
    }

    @Override
    public Scope scope() {
        return Scope.sidecars(Step.JOIN, Scope.WORKLOADS, "Node");
    }

    @Override
    public Stream<Finding> inspect(Situation situation) {
        var nativeSidecars = NativeSidecars.of(situation);
        return situation
                .workloads()
                .filter(workload -> !workload.template().isOnHostNetwork())
                .filter(workload -> !nativeSidecars.areGivenTo(workload))
                .flatMap(workload -> firstCaller(workload, situation).stream()
                        .map(container -> finding(workload, container, nativeSidecars)));
    }

    private static Optional<Container> firstCaller(Workload workload, Situation situation) {
        return workload.template().initContainers().stream()
                .filter(container -> !container.isNativeSidecar())
                .filter(container -> !runsAsProxy(container, situation))
                .filter(InitContainerBeforeProxy::calls)
                .findFirst();
    }

    /** What the proxy's own user sends is not redirected, so this one has been taken care of. */
    private static boolean runsAsProxy(Container container, Situation situation) {
        return container.field().at("securityContext", "runAsUser").wholeOr(-1)
                == situation.traits().proxyUid();
    }

    private static boolean calls(Container container) {
        return CALLING_IMAGE.matcher(container.image()).find()
                || Stream.concat(
                                container.field().at("command").texts().stream(),
                                container.field().at("args").texts().stream())
                        .anyMatch(text -> CALLS.matcher(text).find());
    }

    private Finding finding(Workload workload, Container container, NativeSidecars nativeSidecars) {
        var fix = nativeSidecars.fixFor(workload);
        return FindingDraft.about(code(), Severity.WARNING, workload, container.field())
                .what("The init container %s of %s calls over the network, and with %s the proxy starts after it."
                        .formatted(container.name(), workload.name(), nativeSidecars.versions()))
                .why("With istio-cni its calls reach nobody and the pod never starts; otherwise they leave in"
                        + " plaintext, and servers that accept mutual TLS only refuse them.")
                .advice(
                        fix.isPresent()
                                ? "The join asks for a native sidecar by annotation, which starts before init"
                                        + " containers."
                                : "Run the init container as the proxy's user, exclude the ports it calls, or move the"
                                        + " waiting into the application; a native sidecar needs Kubernetes 1.29.")
                .fixedBy(fix)
                .finding();
    }
}

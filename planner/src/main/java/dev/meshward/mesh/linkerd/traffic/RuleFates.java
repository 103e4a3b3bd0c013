package dev.meshward.mesh.linkerd.traffic;

import dev.meshward.manifest.ObjectKey;
import dev.meshward.mesh.intent.Backend;
import dev.meshward.mesh.intent.Redirect;
import dev.meshward.mesh.intent.Retries;
import dev.meshward.mesh.intent.RouteRule;
import dev.meshward.mesh.intent.Said;
import dev.meshward.mesh.intent.TargetWriting;
import java.util.Set;

/** What became of each field of a rule that was written. Where the general words do not fit, it says its own. */
final class RuleFates {

    private static final int MOVED_PERMANENTLY = 301;
    private static final int FOUND = 302;
    private static final Set<Integer> KNOWN_CODES = Set.of(MOVED_PERMANENTLY, FOUND);
    private static final int PERMANENT_REDIRECT = 308;

    private final TargetWriting target;
    private final ObjectKey written;

    RuleFates(TargetWriting target, ObjectKey written) {
        this.target = target;
        this.written = written;
    }

    void settle(RouteRule rule) {
        rule.matches().forEach(match -> target.settle(match.origin(), written));
        rule.backends().forEach(this::backend);
        rule.redirect().ifPresent(this::redirect);
        target.settle(rule.headers().origin(), written);
        target.settle(rule.timeouts().origin(), written);
        retries(rule.retries());
        rule.extras().forEach(extra -> target.settle(extra.origin(), written));
    }

    private void backend(Backend backend) {
        target.settle(backend.origin(), written);
    }

    private void redirect(Redirect redirect) {
        redirect.extras().forEach(extra -> target.settle(extra.origin(), written));
        var code = redirect.code();
        var rest = new Redirect(
                redirect.scheme(),
                redirect.host(),
                redirect.port(),
                redirect.path(),
                redirect.prefix(),
                Said.implied(code.value()),
                redirect.extras());
        target.settle(rest.origin(), written);
        if (KNOWN_CODES.contains(code.value())) {
            target.carried(code.origin(), written);
        } else {
            target.approximated(
                    code.origin(),
                    "Gateway API 1.2.1 knows 301 and 302 only; " + code.value() + " became " + sayable(code.value())
                            + ".",
                    written);
        }
    }

    static Redirect sayable(Redirect redirect) {
        return new Redirect(
                redirect.scheme(),
                redirect.host(),
                redirect.port(),
                redirect.path(),
                redirect.prefix(),
                redirect.code().as(RuleFates::sayable),
                redirect.extras());
    }

    private static int sayable(int code) {
        return KNOWN_CODES.contains(code) ? code : code == PERMANENT_REDIRECT ? MOVED_PERMANENTLY : FOUND;
    }

    private void retries(Retries retries) {
        switch (retries) {
            case Retries.ByDefault _ -> {}
            case Retries.Never(var said) -> target.carried(said, written);
            case Retries.Again again -> {
                target.settle(again.attempts().origin(), written);
                again.perTry().ifPresent(time -> target.settle(time.origin(), written));
                again.extras().forEach(extra -> target.settle(extra.origin(), written));
                again.on().forEach(this::condition);
            }
        }
    }

    private void condition(Said<Retries.On> on) {
        switch (on.value()) {
            case Retries.On.Statuses _ -> statuses(on);
            case Retries.On.GrpcStatus _ -> grpc(on);
            case Retries.On.ServerErrors _ ->
                target.approximated(
                        on.origin(),
                        "Envoy's 5xx retries connections that break as well, Linkerd's retries statuses only.",
                        written);
            case Retries.On.Connection(var word) ->
                target.approximated(
                        on.origin(),
                        word.equals("refused-stream")
                                ? "Linkerd retries refused streams always."
                                : "Linkerd does not retry on " + word
                                        + "; connections that cannot be opened are retried by its balancer.",
                        written);
        }
    }

    private void statuses(Said<Retries.On> on) {
        if (written.kind().equals("GRPCRoute")) {
            target.lost(
                    on.origin(),
                    "Conditions on HTTP statuses belong to an HTTPRoute, and these routes are gRPC methods.",
                    "Retry on gRPC statuses only.");
        } else {
            target.carried(on.origin(), written);
        }
    }

    private void grpc(Said<Retries.On> on) {
        if (written.kind().equals("GRPCRoute")) {
            target.carried(on.origin(), written);
        } else {
            target.lost(
                    on.origin(),
                    "Conditions on gRPC statuses belong to a GRPCRoute, and these routes are not gRPC methods.",
                    "Route by gRPC methods, or annotate the Service with retry.linkerd.io/grpc.");
        }
    }
}

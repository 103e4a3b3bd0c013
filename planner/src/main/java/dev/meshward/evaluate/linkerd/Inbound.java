package dev.meshward.evaluate.linkerd;

import dev.meshward.evaluate.Application;
import dev.meshward.evaluate.Hop;
import dev.meshward.evaluate.Identity;
import dev.meshward.evaluate.Pod;
import dev.meshward.evaluate.Sending;
import dev.meshward.evaluate.Verdict;
import dev.meshward.evaluate.World;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** What a proxy does with what arrives (linkerd.md C). */
final class Inbound {

    /** The proxy's own, which takes only what other proxies send. */
    static final int PROXY_PORT = 4143;

    /** Metrics and readiness of the proxy: not captured, and guarded like any other port. */
    static final int ADMIN_PORT = 4191;

    private static final int CONTROL_PORT = 4190;

    private final Installation installation;
    private final Guards guards;
    private final ProbeAnswers probes = new ProbeAnswers();

    Inbound(Installation installation, Guards guards) {
        this.installation = installation;
        this.guards = guards;
    }

    Verdict receive(Hop hop, Sending sending, World world) {
        return switch (sending) {
            case Sending.Stopped(var rule, var because) -> new Verdict.Refused(rule, because);
            case Sending.Unsure(var because) -> new Verdict.Unknown(because);
            case Sending.MutualTls(var identity, var _) -> ofMember(hop, identity, world);
            case Sending.Plaintext _ -> ofStranger(hop, world);
            case Sending.ForeignTls(var rule) -> ofForeignTls(hop, rule, world);
        };
    }

    private Asking asking(Hop hop, Optional<Identity> identity, World world) {
        return new Asking(hop.caller(), identity, installation.settings(world), installation.home(), hop.request());
    }

    /** A call among members arrives on the proxy's own port, even where the application's is skipped. */
    private Verdict ofMember(Hop hop, Identity identity, World world) {
        if (hop.containerPort() == PROXY_PORT || hop.containerPort() == CONTROL_PORT) {
            return ofTheProxy(hop);
        }
        var asking = asking(hop, Optional.of(identity), world);
        var reading = new MemberReading(hop, asking.settings(), world);
        return byGuards(hop, world, guard -> verdict(reading.answer(guard, asking), new Verdict.DeliveredMtls()));
    }

    private Verdict ofStranger(Hop hop, World world) {
        if (new Annotations(hop.callee()).skipsInbound(hop.containerPort(), installation.settings(world))) {
            return new Verdict.DeliveredPlaintext();
        }
        if (hop.containerPort() == PROXY_PORT || hop.containerPort() == CONTROL_PORT) {
            return ofTheProxy(hop);
        }
        var asking = asking(hop, Optional.empty(), world);
        var asked = ProbeAnswers.asked(hop);
        return byGuards(
                hop,
                world,
                guard -> asked.isEmpty()
                        ? ofPlaintext(guard, hop, asking)
                        : probes.verdict(asked, guard, asking, hop.containerPort()));
    }

    private static Verdict ofTheProxy(Hop hop) {
        return hop.containerPort() == PROXY_PORT
                ? new Verdict.Refused(
                        "port 4143",
                        "The proxy's own port takes nothing but what other proxies send to ports behind it.")
                : new Verdict.Unknown("Port 4190 is for the mesh's own tools.");
    }

    private Verdict byGuards(Hop hop, World world, Function<Guard, Verdict> each) {
        var verdicts = guards.of(hop.callee(), hop.containerPort(), world).stream()
                .map(each)
                .toList();
        boolean agree = verdicts.stream().map(Verdict::word).distinct().count() == 1;
        return agree
                ? verdicts.getFirst()
                : new Verdict.Unknown(
                        "Which of several Servers is the oldest decides, and the source does not say (order).");
    }

    private static Verdict ofPlaintext(Guard guard, Hop hop, Asking asking) {
        var delivered = new Verdict.DeliveredPlaintext();
        int port = hop.containerPort();
        return switch (guard.protocol()) {
            case OPAQUE, TLS -> verdict(guard.toBytes(asking, port), delivered);
            case DETECTED -> detected(guard, hop, asking);
            case HTTP1, HTTP2, GRPC ->
                Outbound.isNoHttp(hop) ? noHttp(guard) : verdict(guard.toRequests(asking, port), delivered);
        };
    }

    private static Verdict detected(Guard guard, Hop hop, Asking asking) {
        var delivered = new Verdict.DeliveredPlaintext();
        int port = hop.containerPort();
        return switch (hop.application()) {
            case HTTP -> verdict(guard.toRequests(asking, port), delivered);
            case TLS, TCP -> verdict(guard.toBytes(asking, port), delivered);
            case SERVER_FIRST ->
                verdict(
                        guard.toBytes(asking, port),
                        new Verdict.Unknown(Outbound.waiting("callee").because()));
            case UNKNOWN -> verdict(eitherWay(guard, asking, port), delivered);
        };
    }

    /** As requests or as bytes, whichever it is. */
    static Answer eitherWay(Guard guard, Asking asking, int port) {
        var asRequests = guard.toRequests(asking, port);
        return asRequests.isLetIn() == guard.toBytes(asking, port).isLetIn()
                ? asRequests
                : Answer.maybe(guard.rule() + " treats requests and other calls apart, and what this is nobody knows.");
    }

    static Verdict noHttp(Guard guard) {
        return new Verdict.Refused(
                guard.rule(),
                guard.rule() + " declares the port as HTTP, and the callee's proxy can make nothing else of it.");
    }

    static Verdict verdict(Answer answer, Verdict delivered) {
        return switch (answer.isLetIn()) {
            case YES -> delivered;
            case MAYBE -> new Verdict.Unknown(answer.because());
            case NO -> new Verdict.Refused(answer.rule(), answer.because());
        };
    }

    /** TLS that is not the mesh's own is like any other bytes of an application; whether that understands it is open. */
    private Verdict ofForeignTls(Hop hop, String rule, World world) {
        var encrypted =
                new Hop(hop.caller(), hop.callee(), hop.arrival(), Application.TLS, hop.purpose(), hop.request());
        var verdict = ofStranger(encrypted, world);
        return verdict.isDelivered()
                ? new Verdict.Unknown(rule + " begins TLS, and whether the application speaks it is not known.")
                : verdict;
    }

    /** Empty where a pattern may tell any two accounts apart. */
    Optional<Set<Identity>> toldApart(Pod callee, World world) {
        var named = new LinkedHashSet<Identity>();
        var accounts = new NamedAccounts(installation.settings(world), installation.home());
        var ports = new LinkedHashSet<Integer>(List.of(ADMIN_PORT));
        callee.ports().forEach(port -> ports.add(port.number()));
        guards.claimed(callee, world).forEach(ports::add);
        for (int port : ports) {
            for (var guard : guards.of(callee, port, world)) {
                for (var identity : guard.identities().toList()) {
                    var account = accounts.of(identity);
                    if (account.isEmpty()) {
                        return Optional.empty();
                    }
                    named.addAll(account.get());
                }
            }
        }
        return Optional.of(named);
    }
}

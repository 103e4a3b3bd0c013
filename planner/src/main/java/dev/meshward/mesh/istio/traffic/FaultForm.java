package dev.meshward.mesh.istio.traffic;

import dev.meshward.manifest.Mapping;
import dev.meshward.manifest.Value;
import dev.meshward.mesh.intent.Backend;
import dev.meshward.mesh.intent.Destination;
import dev.meshward.mesh.intent.HeaderChanges;
import dev.meshward.mesh.intent.RouteAspect;
import dev.meshward.mesh.intent.Said;
import dev.meshward.mesh.intent.SourceField;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code fault.abort}: requests that fail on purpose, as a share of the weights that meets an answer (istio A.1), and back. */
final class FaultForm {

    private static final BigDecimal ALL = BigDecimal.valueOf(100);

    /** No weight is greater (linkerd A.3). */
    private static final BigInteger MOST = BigInteger.valueOf(1_000_000);

    private FaultForm() {}

    /** The backends with one that answers; as they are where the abort cannot be said so, which then stays untaken. */
    static List<Backend> with(SourceField abort, List<Backend> backends) {
        var status = abort.at("httpStatus").look().whole();
        var percent = percent(abort);
        if (status.isEmpty() || percent.isEmpty() || backends.isEmpty()) {
            return backends;
        }
        if (percent.get().signum() == 0) {
            abort.saysTheDefault(RouteAspect.FAULT_ABORT);
            return backends;
        }
        return shared(percent.get(), backends)
                .map(weights -> with(status.getAsInt(), weights, backends, abort))
                .orElse(backends);
    }

    /** Where no share is said, no request fails. */
    private static Optional<BigDecimal> percent(SourceField abort) {
        var written = abort.at("percentage", "value")
                .look()
                .text()
                .or(() -> abort.at("percent").look().text())
                .orElse("0");
        return written.matches("\\d{1,3}(\\.\\d{1,9})?")
                ? Optional.of(new BigDecimal(written)).filter(each -> each.compareTo(ALL) <= 0)
                : Optional.empty();
    }

    /** The weights of the backends and, last, that of the answer; empty where they would be too great. */
    private static Optional<List<BigInteger>> shared(BigDecimal percent, List<Backend> backends) {
        var one = BigInteger.TEN.pow(Math.max(0, percent.scale()));
        var failing = percent.multiply(new BigDecimal(one)).toBigIntegerExact();
        var whole = one.multiply(ALL.toBigIntegerExact());
        var weights = new ArrayList<BigInteger>();
        var all = BigInteger.ZERO;
        for (var backend : backends) {
            var weight = BigInteger.valueOf(backend.weight().value());
            all = all.add(weight);
            weights.add(weight.multiply(whole.subtract(failing)));
        }
        weights.add(all.multiply(failing));
        var divisor = weights.stream().reduce(BigInteger.ZERO, BigInteger::gcd);
        if (divisor.signum() == 0) {
            return Optional.empty();
        }
        var reduced = weights.stream().map(weight -> weight.divide(divisor)).toList();
        return reduced.stream().allMatch(weight -> weight.compareTo(MOST) <= 0)
                ? Optional.of(reduced)
                : Optional.empty();
    }

    private static List<Backend> with(int status, List<BigInteger> weights, List<Backend> backends, SourceField abort) {
        var all = new ArrayList<Backend>();
        for (int i = 0; i < backends.size(); i++) {
            all.add(weighted(backends.get(i), weights.get(i)));
        }
        var origin = abort.take(RouteAspect.FAULT_ABORT);
        all.add(new Backend(
                new Said<>(new Destination.Answer(status), origin),
                Optional.empty(),
                Optional.empty(),
                Said.implied(weights.getLast().intValueExact()),
                HeaderChanges.none(),
                List.of()));
        return all;
    }

    private static Backend weighted(Backend backend, BigInteger weight) {
        return new Backend(
                backend.to(),
                backend.port(),
                backend.subset(),
                backend.weight().as(_ -> weight.intValueExact()),
                backend.headers(),
                backend.extras());
    }

    /** Answers among the backends as faults; where nothing else is left, as an answer without a backend. */
    static void write(List<Backend> backends, Mapping.Building rule) {
        var answers = backends.stream().filter(FaultForm::isAnswer).toList();
        var others = backends.stream().filter(backend -> !isAnswer(backend)).toList();
        if (!answers.isEmpty() && others.isEmpty()) {
            rule.put(
                    "directResponse",
                    Mapping.building().put("status", status(answers.getFirst())).build());
            return;
        }
        answers.stream()
                .findFirst()
                .ifPresent(answer -> rule.put(
                        "fault",
                        Mapping.building().put("abort", abort(answer, backends)).build()));
        if (!others.isEmpty()) {
            rule.put("route", BackendForm.write(others));
        }
    }

    private static boolean isAnswer(Backend backend) {
        return backend.to().value() instanceof Destination.Answer;
    }

    private static int status(Backend answer) {
        return answer.to().value() instanceof Destination.Answer(int status) ? status : 0;
    }

    private static Mapping abort(Backend answer, List<Backend> all) {
        long whole = all.stream().mapToLong(backend -> backend.weight().value()).sum();
        var percent = BigDecimal.valueOf(answer.weight().value())
                .multiply(ALL)
                .divide(BigDecimal.valueOf(whole), new MathContext(9))
                .stripTrailingZeros();
        return Mapping.building()
                .put("httpStatus", status(answer))
                .put(
                        "percentage",
                        Mapping.building()
                                .put("value", new Value.Numeric(percent.toPlainString(), 0))
                                .build())
                .build();
    }
}

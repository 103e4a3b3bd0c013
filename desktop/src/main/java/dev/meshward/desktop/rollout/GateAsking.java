package dev.meshward.desktop.rollout;

import dev.meshward.desktop.session.Session;
import dev.meshward.desktop.session.SessionState;
import dev.meshward.desktop.words.Words;
import dev.meshward.survey.Besides.PrometheusWish;
import java.time.Duration;
import java.util.Optional;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** Which Prometheus is asked about the gates. Its address is kept with the work as soon as it was used; its token never is. */
final class GateAsking {

    /** How long one query may take. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Session session;
    private final Optional<String> token;
    private final StringProperty address = new SimpleStringProperty("");
    private Optional<String> kept = Optional.empty();

    GateAsking(Session session, Optional<String> token) {
        this.session = session;
        this.token = token;
        session.state().subscribe(this::follow);
    }

    /** As its users write it; nobody is asked where it is blank. */
    StringProperty address() {
        return address;
    }

    private void follow(SessionState state) {
        if (!state.said().prometheus().equals(kept)) {
            kept = state.said().prometheus();
            address.set(kept.orElse(""));
        }
    }

    Optional<PrometheusWish> wish() {
        return written().map(each -> new PrometheusWish(each, "", token, PATIENCE));
    }

    private Optional<String> written() {
        return Optional.of(address.get().strip()).filter(each -> !each.isEmpty());
    }

    /** Keeps the address, but for one that holds a password. */
    void keep() {
        var used = written().filter(each -> !each.contains("@"));
        if (!used.equals(kept)) {
            kept = used;
            session.say(
                    used.map(each -> Words.say("did.ask-prometheus", each))
                            .orElseGet(() -> Words.say("did.ask-no-prometheus")),
                    said -> said.withPrometheus(used));
        }
    }
}

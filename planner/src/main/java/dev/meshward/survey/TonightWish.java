package dev.meshward.survey;

import dev.meshward.survey.Besides.PrometheusWish;
import java.time.Instant;
import java.util.Optional;

/**
 * What is asked on the evening of a stage.
 *
 * @param stage its id, its folder or its number; all stages where empty
 * @param prometheus whom to ask about the gates; its window is not used, since gates say theirs
 * @param testimony what traffic and people say of calls by now
 * @param now the moment up to which gates are looked at
 */
public record TonightWish(
        Optional<String> stage, Optional<PrometheusWish> prometheus, Testimony testimony, Instant now) {}

package dev.meshward.dependencies.address;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeyWordsTest {

    @ParameterizedTest
    @CsvSource({
        "localAgentHostPort, local agent host port",
        "PGHOST, pg host",
        "PGPORT, pg port",
        "MYSQLHOST_2, mysql host",
        "redisurl, redis url",
        "GF_SMTP_HOST, gf smtp host",
        "SUPPORT_EMAIL, support email",
        "transport, transport",
        "LOCALHOST, localhost",
    })
    void a_key_is_taken_apart_into_its_words(String key, String words) {
        assertThat(String.join(" ", KeyWords.of(key))).isEqualTo(words);
    }
}

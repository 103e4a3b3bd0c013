package dev.meshward.scan.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SecretTextTest {

    private final SecretText secrets = new SecretText(new HiddenValues());

    /** The secret is always S3cr3t; what stays is written as it must come out, with # for the token. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        postgres://shop:S3cr3t@db.shop:5432/orders?x=1       | postgres://#@db.shop:5432/orders?x=1
        jdbc:mysql://db:3306/a?user=u&password=S3cr3t&x=1    | jdbc:mysql://db:3306/a?user=u&password=#&x=1
        mysql2://u:S3cr3t@db:3306/a                          | mysql2://#@db:3306/a
        mongodb://u:S3cr3t@h1:27017,h2:27018/db?w=1          | mongodb://#@h1:27017,h2:27018/db?w=1
        amqp://u:S3cr3t@a:5672,amqp://u:S3cr3t@b:5672        | amqp://#@a:5672,amqp://#@b:5672
        redis://:S3cr3t@cache:6379/5                         | redis://#@cache:6379/5
        u:S3cr3t@tcp(db:3306)/a?parseTime=true               | #@tcp(db:3306)/a?parseTime=true
        u:S3cr3t@db:5432/a                                   | #@db:5432/a
        host=db port=5432 user=u password=S3cr3t dbname=a    | host=db port=5432 user=u password=# dbname=a
        password=S3cr3t host=db port=5432                    | password=# host=db port=5432
        Host=db;Username=u;Password=S3cr3t;Database=a        | Host=db;Username=u;Password=#;Database=a
        Server=tcp:db,1433;User Id=u;Pwd=S3cr3t              | Server=tcp:db,1433;User Id=u;Pwd=#
        jdbc:oracle:thin:u/S3cr3t@//db:1521/x                | jdbc:oracle:thin:#@//db:1521/x
        postgres://u:S3/cr:3t@db:5432/a                      | postgres://#@db:5432/a
        https://u:S3cr@3t@host/path                          | https://#@host/path
        https://token:S3cr3t@git.shop/repo                   | https://#@git.shop/repo
        --password=S3cr3t --url=http://cart:80               | --password=# --url=http://cart:80
        --api-key S3cr3t --url http://cart:80                | --api-key # --url http://cart:80
        export DB_PASSWORD='S3cr3t'; run                     | export DB_PASSWORD='#'; run
        mysqldump -h db -u root -pS3cr3t shop                | mysqldump -h db -u root -p# shop
        redis-cli -h cache -a S3cr3t ping                    | redis-cli -h cache -a # ping
        curl -u admin:S3cr3t http://api:80/x                 | curl -u # http://api:80/x
        Authorization: Bearer S3cr3t.S3cr3t                  | Authorization: #
        {"url":"http://a:1","token":"S3cr3t"}                | {"url":"http://a:1","token":"#"}
        {"auth":{"password":"a\\"S3cr3t"},"h":"x:1"}         | {"auth":{"password":"#"},"h":"x:1"}
        {\\"password\\":\\"S3cr3t\\",\\"host\\":\\"x:1\\"}   | {\\"password\\":\\"#\\",\\"host\\":\\"x:1\\"}
        <password>S3cr3t</password><url>http://a:1</url>     | <password>#</password><url>http://a:1</url>
        name="db.password" value="S3cr3t" x="1"              | name="db.password" value="#" x="1"
        requirepass S3cr3t                                   | requirepass #
        db:5432:*:shop:S3cr3t                                | db:5432:*:shop:#
        CREATE USER x IDENTIFIED BY 'S3cr3t'                 | CREATE USER x IDENTIFIED BY '#'
        """)
    void a_secret_is_hidden_and_the_address_beside_it_stays(String text, String expected) {
        var scrubbed = secrets.freeText(text);

        assertThat(scrubbed).doesNotContain("S3cr3t");
        assertThat(scrubbed.replaceAll("hidden-[0-9]+", "#")).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://cart.shop.svc.cluster.local:8080/api/v1/items?limit=10",
                "kafka-0:9093,kafka-1:9093",
                "1@kafka-0.kafka:9093,2@kafka-1.kafka:9093",
                "PLAINTEXT://kafka:9092,SSL://kafka:9093",
                "cart:7070",
                "registry.example/shop/cart:1.2@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",
                "org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration",
                "https://cdn.example/@scope/package@1.2.3/index.js",
                "--storage.tsdb.retention.time=15d",
                "/usr/local/bin/start --config /etc/app/config.yaml",
                "a-very-long-name-of-a-service-in-production.some-namespace-that-is-long.svc.cluster.local:8080",
                "$(DB_USER):$(DB_HOST)",
                "key: value",
                "upstream cart { server cart:80; }",
                "tokens_per_second 5",
                "mode=password-less",
                "bearer_token_file: /var/run/secrets/kubernetes.io/serviceaccount/token\n  relabel_configs:",
                "-----BEGIN CERTIFICATE-----\nMIIBgTCCASigAwIBAgIQeVkeKoBf0gVz6\n-----END CERTIFICATE-----"
            })
    void what_is_no_secret_stays(String text) {
        assertThat(secrets.freeText(text)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "DB_PASSWORD, hunter2, hidden-0001",
        "PGPASSWORD, hunter2, hidden-0001",
        "apiKey, 12345, hidden-0001",
        "AWS_SECRET_ACCESS_KEY, x, hidden-0001",
        "AWS_ACCESS_KEY_ID, x, hidden-0001",
        "MAIL_PASS, x:y@z, hidden-0001",
        "PASSWORD, true, true",
        "DB_PASSWORD, $(FROM_VAULT), $(FROM_VAULT)",
        "DB_PASSWORD_FILE, /run/secrets/db, /run/secrets/db",
        "TOKEN_SERVICE_URL, http://token:80/x, http://token:80/x",
        "SECRET_SERVICE_HOST, secrets, secrets",
        "TOKEN_TTL, 3600, 3600",
        "KEYCLOAK_URL, http://keycloak:8080, http://keycloak:8080",
        "MONKEY, george, george",
        "SECRET_DSN, postgres://u:hunter2@db:5432/a, postgres://hidden-0001@db:5432/a",
        "SLACK_TOKEN_HOOK, https://hooks.example/services/T0/B0/XYZ, https://hooks.example/hidden-0001"
    })
    void the_name_of_a_setting_tells_a_secret(String name, String value, String expected) {
        assertThat(secrets.setting(name, value)).isEqualTo(expected);
    }

    @Test
    void a_file_is_read_line_by_line() {
        var file = """
            # the shop
            url: http://cart:7070
            db:
              password: two words # kept secret
              host: db.shop
            keys:
              apiToken: |
                line one
                line two
              other: x
            spring.datasource.password=hunter2
            spring.datasource.url=jdbc:postgresql://db:5432/a
            """;

        assertThat(secrets.setting("application.yaml", file)).isEqualTo("""
            # the shop
            url: http://cart:7070
            db:
              password: hidden-0001 # kept secret
              host: db.shop
            keys:
              apiToken: |
                hidden-0002
              other: x
            spring.datasource.password=hidden-0003
            spring.datasource.url=jdbc:postgresql://db:5432/a
            """);
    }

    @Test
    void keys_are_known_by_their_shape() {
        for (var key : new String[] {
            "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.c2lnbmF0dXJl",
            "AKIAIOSFODNN7EXAMPLE",
            "ghp_abcdefghijklmnop1234",
            "xoxb-1234567890-abcdef",
            "sk_live_abcdef123456",
            "$2y$10$abcdefghijklmnopqrstuv",
            "wJalrXUt9FEMI/K7MDENG/bPxRfiCYzP3q8LmKx5",
            "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822c",
            "-----BEGIN RSA PRIVATE KEY-----\nMIIEow\nabc=\n-----END RSA PRIVATE KEY-----"
        }) {
            assertThat(secrets.freeText("a " + key + " b")).matches("a hidden-[0-9]{4} b");
        }
    }

    @Test
    void of_a_secret_nothing_but_addresses_stays() {
        assertThat(secrets.ofSecret("x", "hunter2")).isEqualTo("hidden-0001");
        assertThat(secrets.ofSecret("host", "db.shop")).isEqualTo("db.shop");
        assertThat(secrets.ofSecret("x", "db.shop")).isEqualTo("hidden-0002");
        assertThat(secrets.ofSecret("uri", "postgres://u:hunter3@db:5432/a?sslkey=x"))
                .isEqualTo("postgres://hidden-0003@db:5432/a?hidden-0004");
        assertThat(secrets.ofSecret("f", "host: db.shop\nother: hunter2\njunk\n"))
                .isEqualTo("host: db.shop\nother: hidden-0001\nhidden-0005");
    }

    @Test
    void equal_secrets_get_equal_tokens_and_hiding_twice_changes_nothing() {
        var once = secrets.freeText("password=a x=1\npassword=b\npassword=a");

        assertThat(once).isEqualTo("password=hidden-0001 x=1\npassword=hidden-0002\npassword=hidden-0001");
        assertThat(secrets.freeText(once)).isEqualTo(once);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a",
                "a:",
                "@a:",
                "password=x;",
                "{\"token\":\"x\"},",
                "http://a/",
                "<a ",
                "-----BEGIN PRIVATE KEY-----",
                "=x:y",
                "curl -u "
            })
    void a_large_text_takes_linear_time(String part) {
        var text = part.repeat(2_000_000 / part.length()) + "@tcp(";

        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(20), () -> secrets.setting("file", text));
    }
}

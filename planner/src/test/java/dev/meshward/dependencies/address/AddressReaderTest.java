package dev.meshward.dependencies.address;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How addresses are spelt. The right column is what is left of each: scheme, host and port. */
class AddressReaderTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "http://ledger | http://ledger",
                "https://ledger.shop.svc:8443/api?x=http | https://ledger.shop.svc:8443",
                "postgres://app:secret@ledger-db/main | postgres://ledger-db",
                "postgresql+asyncpg://app@ledger-db:5432/main | postgresql+asyncpg://ledger-db:5432",
                "jdbc:mysql://ledger-db:3306/main?useSSL=false | mysql://ledger-db:3306",
                "jdbc:postgresql://ledger-db:5432/main | postgresql://ledger-db:5432",
                "jdbc:sqlserver://ledger-db:1433;databaseName=main | sqlserver://ledger-db:1433",
                "jdbc:oracle:thin:@ledger-db:1521:MAIN | oracle://ledger-db:1521",
                "jdbc:oracle:thin:@//ledger-db:1521/main | oracle://ledger-db:1521",
                "mysql2://app:secret@ledger-db:3306/main | mysql2://ledger-db:3306",
                "app:secret@tcp(ledger-db:3306)/main | mysql://ledger-db:3306",
                "--mysql_uri=app:secret@tcp(ledger-db:3306)/main | mysql://ledger-db:3306",
                "app:secret@ledger-db:3306/main | ledger-db:3306",
                "host=ledger-db port=5432 user=app dbname=main | ledger-db:5432",
                "Host=ledger-db;Username=app;Password=secret | ledger-db",
                "'Server=tcp:ledger-db,1433;Database=main;User Id=sa' | ledger-db:1433",
                "'Data Source=ledger-db;Initial Catalog=main' | ledger-db",
                "mongodb://m-0.m:27017,m-1.m:27017/main?replicaSet=rs | mongodb://m-0.m:27017 mongodb://m-1.m:27017",
                "amqp://guest:guest@rabbit:5672/%2f | amqp://rabbit:5672",
                "redis://cache:6379/5?idle=30 | redis://cache:6379",
                "'PLAINTEXT://kafka:9092,SSL://kafka:9093' | plaintext://kafka:9092 ssl://kafka:9093",
                "1@kafka:9093 | kafka:9093",
                "'1@k-0.k:9093,2@k-1.k:9093' | k-0.k:9093 k-1.k:9093",
                "zookeeper:2181/chroot | zookeeper:2181",
                "'zoo-0.zoo:2181,zoo-1.zoo:2181' | zoo-0.zoo:2181 zoo-1.zoo:2181",
                "pzoo-0.pzoo:2888:3888:participant | pzoo-0.pzoo:2888",
                "'cache:6379,password=secret,ssl=False' | cache:6379",
                "'[\"kafka-0.kafka:9092\", ''kafka-1.kafka:9092'']' | kafka-0.kafka:9092 kafka-1.kafka:9092",
                "ledger.shop.svc.cluster.local.:8086 | ledger.shop.svc.cluster.local:8086",
                "-Dledger.url=http://ledger:8080 -Xmx64m | http://ledger:8080",
                "ledger | ledger",
                "'ledger, orders' | ledger orders"
            })
    void is_read_without_credentials_and_paths(String text, String expected) {
        assertThat(AddressReader.read(text)).extracting(Address::toString).containsExactly(expected.split(" "));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                ":9090",
                "/var/lib/ledger",
                "shop/ledger",
                "12:30:45",
                "8080",
                "^(localhost|web\\.shop\\.svc)$",
                "http://${HOST}/x",
                "{{ .Values.host }}",
                "registry.io/team/ledger:1.2.3",
                "a sentence that has words, and a comma.",
                "user@example.com"
            })
    void is_not_seen_where_there_is_none(String text) {
        assertThat(AddressReader.read(text)).isEmpty();
    }

    @Test
    void a_key_inside_the_text_is_kept() {
        assertThat(AddressReader.read("--broker-list=kafka:9092"))
                .extracting(Address::key)
                .containsExactly("--broker-list");
    }

    @Test
    void a_very_long_line_is_read_in_one_pass() {
        var text = "x".repeat(2_000_000) + " http://ledger:8080 " + "y,".repeat(1_000_000);
        assertThat(AddressReader.read(text)).extracting(Address::host).containsExactly("ledger");
    }
}

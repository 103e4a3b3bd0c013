package dev.meshward.dependencies.address;

import java.util.List;
import java.util.Set;

/** What the name of a setting says about its value. Told from the words of the key alone. */
public enum KeyMeaning {
    /** The value is where to connect to: {@code DB_HOST}, {@code spring.datasource.url}, {@code --broker-list}. */
    ADDRESS,
    /** A list of hosts that are left out, let in or trusted: {@code NO_PROXY}, {@code ALLOWED_HOSTS}. */
    EXCLUSION,
    /** Where the workload itself listens or how it presents itself: {@code LISTEN_ADDR}, {@code advertised.listeners}. */
    OWN,
    /** For the browser of a user, outside the cluster: {@code NEXT_PUBLIC_API_URL}. */
    BROWSER,
    /** A container image or a package, not a host: {@code IMAGE_REPOSITORY}. */
    IMAGE,
    /** The value is a secret, whatever it looks like. */
    CREDENTIAL,
    /** A name of something else: a database, a queue, a user, a class, a path. */
    NAME,
    /** Nothing is said. */
    SILENT;

    private static final Set<String> ADDRESS_WORDS = words("""
        host hosts hostname hostnames hostaddr addr addrs address addresses url urls uri uris endpoint endpoints
        server servers broker brokers bootstrap peers upstream upstreams target targets backend backends dsn
        connection connectionstring connect conn nodes seeds seed datasource jdbc discovery service svc
        master primary replica slave sentinel sentinels quorum collector agent gateway proxy relay remote
        origin location contactpoints points fqdn dns join registry eureka hostport baseurl basepath sink
        exporter otlp list source base
        """);

    private static final Set<String> NAME_WORDS = words("""
        name names database databases db dbname user username users queue queues topic topics realm role
        roles exchange vhost schema schemas table tables bucket index group groupid id ids class classes
        type kind mode version color colour level driver engine dialect namespace namespaces label labels
        selector prefix suffix path paths file files dir directory folder region zone job component tag tags
        tenant account serviceaccount profile profiles environment env format storage logger log policy
        algorithm provider strategy backup title description message text pattern regex timeout interval
        enabled key keys event events collection keyspace stream subject channel consumer producer client
        cluster app application system locale lang language theme workspace project org command port ports
        protocol scheme instance chart release feature flag states metric metrics data identity trustdomain
        domain hash plugin plugins module modules
        """);

    private static final Set<String> OWN_WORDS = words("""
        listen listener listeners bind advertise advertised announce announced self my own audience callback
        redirect
        """);

    private static final Set<String> EXCLUSION_WORDS = words("""
        allow allowed allowlist whitelist blacklist deny denied denylist trusted exclude excluded excludes
        ignore ignored enforced nonproxyhosts noproxy bypass sni san sans dnsnames altnames origins cors
        permitted skip
        """);

    private static final Set<String> CREDENTIAL_WORDS = words("""
        password passwd pass pwd passphrase token secret credential credentials apikey salt signature
        """);

    private static final Set<String> HOST_WORDS = words("host hostname server fqdn");

    private static final Set<String> PASSING = words("proxy grpc fastcgi uwsgi scgi memcached redis");

    private static final Set<String> IMAGE_WORDS = words("""
        image images repository repositories dockerimage artifact
        """);

    private static Set<String> words(String list) {
        return Set.of(list.strip().split("\\s+", -1));
    }

    /** Reads the words of a key: {@code SPRING_DATASOURCE_URL}, {@code bootstrap.servers}, {@code --etcd-servers}. */
    public static KeyMeaning of(String key) {
        var words = KeyWords.of(key);
        if (words.isEmpty()) {
            return SILENT;
        }
        if (isExclusion(words)) {
            return EXCLUSION;
        }
        if (isForBrowsers(words)) {
            return BROWSER;
        }
        if (words.stream().anyMatch(OWN_WORDS::contains) || isExternalUrl(words)) {
            return OWN;
        }
        return isNginxPass(words) ? ADDRESS : ofLastWords(words);
    }

    /** True for a key that can hold nothing but a host: {@code SMTP_HOST}, {@code mail.server}. */
    public static boolean asksForHost(String key) {
        var words = KeyWords.of(key);
        return !words.isEmpty() && HOST_WORDS.contains(words.getLast());
    }

    /** {@code fastcgi_pass} and its like hand a request on; they are no passwords. */
    private static boolean isNginxPass(List<String> words) {
        return words.size() == 2 && words.get(1).equals("pass") && PASSING.contains(words.getFirst());
    }

    private static KeyMeaning ofLastWords(List<String> words) {
        for (int i = words.size() - 1; i >= 0 && i >= words.size() - 2; i--) {
            var word = words.get(i);
            if (IMAGE_WORDS.contains(word)) {
                return IMAGE;
            }
            if (CREDENTIAL_WORDS.contains(word)) {
                return CREDENTIAL;
            }
            if (ADDRESS_WORDS.contains(word)) {
                return ADDRESS;
            }
            if (NAME_WORDS.contains(word)) {
                return NAME;
            }
        }
        return SILENT;
    }

    private static boolean isExclusion(List<String> words) {
        int last = words.size() - 1;
        boolean noProxy = last > 0
                && words.get(last).equals("proxy")
                && words.get(last - 1).equals("no");
        boolean nonProxyHosts = words.contains("non") && words.contains("proxy");
        return noProxy || nonProxyHosts || words.stream().anyMatch(EXCLUSION_WORDS::contains);
    }

    /** What a workload calls itself when it writes links: {@code external_url}. */
    private static boolean isExternalUrl(List<String> words) {
        int last = words.size() - 1;
        return words.contains("externalurl") || (last > 0 && words.get(last - 1).equals("external"));
    }

    private static boolean isForBrowsers(List<String> words) {
        var first = words.getFirst();
        return words.contains("public")
                || words.contains("browser")
                || words.contains("frontendurl")
                || (words.size() > 2 && first.equals("react") && words.get(1).equals("app"))
                || (words.size() > 2 && first.equals("vue") && words.get(1).equals("app"))
                || first.equals("vite");
    }
}

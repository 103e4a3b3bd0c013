package dev.meshward.testing.live;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/**
 * A real {@code kube-apiserver} with its {@code etcd}, from the folder that {@code KUBEBUILDER_ASSETS} names, as for tests of
 * controllers. It knows two people: {@code admin}, who may do everything, and {@code reader}, who may do nothing yet.
 */
public final class RealApiServer implements AutoCloseable {

    private static final Duration TO_START = Duration.ofMinutes(2);

    private final Path programs;
    private final Path folder;
    private final int port;
    private final List<Process> processes = new CopyOnWriteArrayList<>();

    private RealApiServer(Path programs, Path folder, int port) {
        this.programs = programs;
        this.folder = folder;
        this.port = port;
    }

    /** The folder with the programs; empty where there is none. */
    public static Optional<Path> programs() {
        return Optional.ofNullable(System.getenv("KUBEBUILDER_ASSETS"))
                .map(Path::of)
                .filter(folder -> List.of("etcd", "kube-apiserver", "kubectl").stream()
                        .allMatch(program -> Files.isExecutable(folder.resolve(program))));
    }

    /** Starts both in this folder. */
    public static RealApiServer start(Path programs, Path folder) throws IOException, InterruptedException {
        var server = new RealApiServer(programs, folder, freePort());
        // Whoever ends the tests early must not leave servers behind.
        Runtime.getRuntime().addShutdownHook(new Thread(() -> server.processes.forEach(Process::destroyForcibly)));
        try {
            server.startEtcd(freePort(), freePort());
            server.writeKubeconfig();
            server.awaitReady();
            return server;
        } catch (IOException | InterruptedException | RuntimeException failed) {
            server.close();
            throw failed;
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private void startEtcd(int clients, int peers) throws IOException, InterruptedException {
        var listen = "http://127.0.0.1:" + clients;
        var peer = "http://127.0.0.1:" + peers;
        launch(
                "etcd",
                "--data-dir",
                "etcd",
                "--unsafe-no-fsync",
                "--listen-client-urls",
                listen,
                "--advertise-client-urls",
                listen,
                "--listen-peer-urls",
                peer,
                "--initial-advertise-peer-urls",
                peer,
                "--initial-cluster",
                "default=" + peer);
        Files.writeString(
                folder.resolve("tokens.csv"),
                "admin-token,admin,admin,\"system:masters\"\nreader-token,reader,reader,\n");
        run("openssl", "genrsa", "-out", "sa.key", "2048");
        launch(
                "kube-apiserver",
                "--etcd-servers=" + listen,
                "--secure-port=" + port,
                "--bind-address=127.0.0.1",
                "--cert-dir=certs",
                "--service-account-key-file=sa.key",
                "--service-account-signing-key-file=sa.key",
                "--service-account-issuer=https://kubernetes.default.svc",
                "--token-auth-file=tokens.csv",
                "--authorization-mode=RBAC",
                "--service-cluster-ip-range=10.96.0.0/16",
                "--disable-admission-plugins=ServiceAccount");
    }

    private void launch(String program, String... arguments) throws IOException {
        var command = new ArrayList<>(List.of(programs.resolve(program).toString()));
        command.addAll(List.of(arguments));
        processes.add(new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve(program + ".log").toFile())
                .start());
    }

    private void run(String... command) throws IOException, InterruptedException {
        new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("run.log").toFile())
                .start()
                .waitFor();
    }

    /** The server's certificate is its own, made at its start, so it is also the authority that is trusted. */
    private void writeKubeconfig() throws IOException {
        Files.writeString(kubeconfig(), """
            apiVersion: v1
            kind: Config
            clusters: [{name: real, cluster: {server: "https://127.0.0.1:%d", certificate-authority: certs/apiserver.crt}}]
            users: [{name: admin, user: {token: admin-token}}, {name: reader, user: {token: reader-token}}]
            contexts:
              - {name: admin, context: {cluster: real, user: admin}}
              - {name: reader, context: {cluster: real, user: reader}}
            current-context: admin
            """.formatted(port));
    }

    private void awaitReady() throws IOException, InterruptedException {
        long end = System.nanoTime() + TO_START.toNanos();
        while (kubectl("get", "--raw", "/readyz") != 0) {
            if (System.nanoTime() > end || processes.stream().anyMatch(process -> !process.isAlive())) {
                throw new IllegalStateException("kube-apiserver did not start; see the logs in " + folder + ".");
            }
            TimeUnit.MILLISECONDS.sleep(300);
        }
    }

    public Path kubeconfig() {
        return folder.resolve("kubeconfig");
    }

    /** Where it listens, without a slash at the end. */
    public String address() {
        return "https://127.0.0.1:" + port;
    }

    /** What its clients have to trust. */
    public Path authority() {
        return folder.resolve("certs/apiserver.crt");
    }

    /** The exit code of a kubectl that speaks to this server; see {@link #kubectlOutput}. */
    public int kubectl(String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(
                programs.resolve("kubectl").toString(),
                "--kubeconfig",
                kubeconfig().toString()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command)
                .redirectError(folder.resolve("kubectl.err").toFile())
                .redirectOutput(kubectlOutput().toFile())
                .start()
                .waitFor();
    }

    /** What kubectl said last. */
    public Path kubectlOutput() {
        return folder.resolve("kubectl.out");
    }

    @Override
    public void close() {
        processes.reversed().forEach(Process::destroy);
        for (var process : processes) {
            try {
                process.waitFor(20, TimeUnit.SECONDS);
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        }
    }
}

package dev.meshward.cli;

import java.util.List;

/** Where the process begins and ends. */
public final class Main {

    private Main() {}

    public static void main(String[] args) {
        // Scripts ask for the version to learn whether we are there; the command model would take most of the time.
        if (List.of(args).equals(List.of("--version"))) {
            System.out.println(VersionWords.line());
            return;
        }
        var terminal = Terminal.ofThisProcess(args);
        int exitCode = new FrontDoor(terminal).enter(args);
        System.exit(terminal.close() ? exitCode : ExitCode.USAGE);
    }
}

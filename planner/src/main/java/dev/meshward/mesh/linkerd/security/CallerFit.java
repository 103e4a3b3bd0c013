package dev.meshward.mesh.linkerd.security;

import dev.meshward.mesh.intent.AccessCondition;
import dev.meshward.mesh.intent.AccessCondition.Subject;
import dev.meshward.mesh.intent.AccessText;
import java.util.List;
import java.util.regex.Pattern;

/** Whether a caller meets a condition about identity. Without identity no value is met, and every exclusion is (istio A.8). */
final class CallerFit {

    private static final Pattern FOREIGN = Pattern.compile("([^/]*)/ns/([^/]*)/sa/([^/]*)");

    private CallerFit() {}

    static Fit of(Caller caller, AccessCondition condition) {
        var subject = condition.subject();
        return wanted(caller, subject, condition.values())
                .and(Fit.any(condition.excluded(), text -> is(caller, subject, text))
                        .not());
    }

    private static Fit wanted(Caller caller, Subject subject, List<AccessText> values) {
        return values.isEmpty() ? Fit.YES : Fit.any(values, text -> is(caller, subject, text));
    }

    private static Fit is(Caller caller, Subject subject, AccessText text) {
        if (caller instanceof Caller.Plain) {
            return Fit.NO;
        }
        return switch (subject) {
            case NAMESPACE -> namespace(caller, text);
            case ACCOUNT -> account(caller, text);
            case TRUST_DOMAIN -> domain(caller, text);
            case PRINCIPAL -> principal(caller, text);
            case ADDRESS, FORWARDED_ADDRESS, PORT, HOST, METHOD, PATH, HEADER, TOKEN, OTHER -> Fit.PERHAPS;
        };
    }

    private static Fit namespace(Caller caller, AccessText text) {
        return switch (caller) {
            case Caller.Plain _ -> Fit.NO;
            case Caller.Account(var home, var _) -> whole(text, home);
            case Caller.OtherIn(var home) -> whole(text, home);
            case Caller.Stranger _ -> ofUnnamed(text);
            case Caller.Foreign(var principal) -> whole(text, part(principal, 2));
        };
    }

    private static Fit account(Caller caller, AccessText text) {
        return switch (caller) {
            case Caller.Account(var home, var name) -> whole(text, home + "/" + name);
            case Caller.Foreign(var principal) -> whole(text, part(principal, 2) + "/" + part(principal, 3));
            case Caller.Plain _, Caller.OtherIn _, Caller.Stranger _ -> ofUnnamed(text);
        };
    }

    private static Fit domain(Caller caller, AccessText text) {
        return whole(text, caller instanceof Caller.Foreign(var principal) ? part(principal, 1) : KnownCallers.HOME);
    }

    private static Fit principal(Caller caller, AccessText text) {
        return switch (caller) {
            case Caller.Plain _ -> Fit.NO;
            case Caller.Account(var home, var name) -> whole(text, beginning(home) + name);
            case Caller.OtherIn(var home) -> beginsWith(text, beginning(home));
            case Caller.Stranger _ -> beginsWith(text, KnownCallers.HOME + "/ns/");
            case Caller.Foreign(var principal) -> whole(text, principal);
        };
    }

    private static String beginning(String namespace) {
        return KnownCallers.HOME + "/ns/" + namespace + "/sa/";
    }

    private static Fit whole(AccessText text, String candidate) {
        return text.matches(candidate).map(Fit::of).orElse(Fit.PERHAPS);
    }

    /** Of something whose name nobody wrote: it is none of those that are written. */
    private static Fit ofUnnamed(AccessText text) {
        return switch (text) {
            case AccessText.Exact _ -> Fit.NO;
            case AccessText.Present _ -> Fit.YES;
            case AccessText.Beginning _, AccessText.Ending _, AccessText.Template _, AccessText.Pattern _ ->
                Fit.PERHAPS;
        };
    }

    /** Of a principal of which only the beginning is known. */
    private static Fit beginsWith(AccessText text, String known) {
        return switch (text) {
            case AccessText.Beginning(var wanted) when known.startsWith(wanted) -> Fit.YES;
            case AccessText.Beginning(var wanted) -> wanted.startsWith(known) ? Fit.PERHAPS : Fit.NO;
            case AccessText.Exact _,
                    AccessText.Present _,
                    AccessText.Ending _,
                    AccessText.Template _,
                    AccessText.Pattern _ -> ofUnnamed(text);
        };
    }

    private static String part(String principal, int group) {
        var parts = FOREIGN.matcher(principal);
        return parts.matches() ? parts.group(group) : "";
    }
}

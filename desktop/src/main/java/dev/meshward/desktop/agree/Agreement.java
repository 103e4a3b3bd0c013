package dev.meshward.desktop.agree;

import dev.meshward.adoption.Stage;
import dev.meshward.desktop.session.Approval;
import java.util.List;

/**
 * Who said yes to a stage.
 *
 * @param digest of its files as they are now
 * @param valid those who saw it as it is
 * @param stale those who saw other files: nobody knows whether they would say yes again
 */
public record Agreement(Stage stage, String digest, List<Approval> valid, List<Approval> stale) {

    public Agreement {
        valid = List.copyOf(valid);
        stale = List.copyOf(stale);
    }

    static Agreement of(Stage stage, String digest, List<Approval> approvals) {
        var ours = approvals.stream()
                .filter(approval -> approval.stage().equals(stage.id()))
                .toList();
        return new Agreement(
                stage,
                digest,
                ours.stream().filter(each -> each.digest().equals(digest)).toList(),
                ours.stream().filter(each -> !each.digest().equals(digest)).toList());
    }
}

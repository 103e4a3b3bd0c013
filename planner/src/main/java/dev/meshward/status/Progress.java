package dev.meshward.status;

/** How far a stage is, as the cluster shows it. */
public enum Progress {
    NOT_BEGUN("not begun"),
    PARTLY("partly"),
    DONE("done"),
    /** The cluster cannot tell: the stage changes nothing that can be seen, or it was not seen. */
    NOT_TOLD("not told by the cluster");

    private final String word;

    Progress(String word) {
        this.word = word;
    }

    public String word() {
        return word;
    }
}

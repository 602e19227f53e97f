package ru.opora.files.inspection;

/** A file that does not come in, and why. */
public final class FileRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Refusal refusal;
    private final String found;

    public FileRefused(Refusal refusal) {
        this(refusal, "");
    }

    FileRefused(Refusal refusal, String found) {
        super(refusal.name(), null, false, false);
        this.refusal = refusal;
        this.found = found;
    }

    public Refusal refusal() {
        return refusal;
    }

    /** What the content is, where the name says otherwise. */
    public String found() {
        return found;
    }
}

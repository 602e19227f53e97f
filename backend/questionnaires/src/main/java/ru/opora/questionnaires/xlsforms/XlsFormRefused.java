package ru.opora.questionnaires.xlsforms;

/** A file that can't be read as a form; the code says why. */
final class XlsFormRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final XlsFormCode code;
    private final String detail;

    XlsFormRefused(XlsFormCode code, String detail) {
        super(code + ": " + detail);
        this.code = code;
        this.detail = detail;
    }

    XlsFormCode code() {
        return code;
    }

    String detail() {
        return detail;
    }
}

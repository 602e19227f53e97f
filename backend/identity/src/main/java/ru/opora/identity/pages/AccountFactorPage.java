package ru.opora.identity.pages;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;
import ru.opora.identity.Texts;
import ru.opora.identity.accounts.AccountLog;
import ru.opora.identity.accounts.Accounts.Account;
import ru.opora.identity.factor.Base32;
import ru.opora.identity.factor.Factors;
import ru.opora.identity.factor.QrCode;
import ru.opora.identity.factor.Totp;
import ru.opora.identity.mail.Letters;

/** Switches the second factor on and off, and makes new recovery codes. The codes are shown in one answer and never again. */
class AccountFactorPage {

    static final String PATH = AccountPage.PATH + "/factor";

    private static final String NAME = "account-factor";

    /** The browser's session keeps a secret that is not in use yet. */
    private static final String SECRET = AccountFactorPage.class.getName() + ".secret";

    private final Pages pages;
    private final Own own;
    private final Factors factors;
    private final AccountLog log;
    private final Letters letters;
    private final TransactionOperations transactions;

    AccountFactorPage(
            Pages pages, Own own, Factors factors, AccountLog log, Letters letters, TransactionOperations transactions) {
        this.pages = pages;
        this.own = own;
        this.factors = factors;
        this.log = log;
        this.letters = letters;
        this.transactions = transactions;
    }

    ServerResponse show(ServerRequest request) {
        return pages.show(request, NAME, model(request, own.account(request)));
    }

    ServerResponse switchOn(ServerRequest request) {
        var account = own.account(request);
        var secret = secret(request);
        var code = Fields.text(request, "code");
        var error = own.passwordError(request, account)
                .or(() -> factors.fits(secret, code)
                        ? Optional.empty()
                        : Optional.of(pages.text(request, "factor.error")));
        if (error.isPresent()) {
            return pages.refuse(request, NAME, model(request, account), error.get());
        }
        var codes = change(account, "SECOND_FACTOR_ON", () -> factors.switchOn(account.id(), secret, code));
        request.session().removeAttribute(SECRET);
        return codes.isEmpty() ? pages.redirect(request, PATH) : showCodes(request, account, codes);
    }

    ServerResponse switchOff(ServerRequest request) {
        var account = own.account(request);
        var error = own.passwordError(request, account);
        if (error.isPresent()) {
            return pages.refuse(request, NAME, model(request, account), error.get());
        }
        var off = change(
                account, "SECOND_FACTOR_OFF", () -> factors.switchOff(account.id()) ? List.of("") : List.of());
        if (!off.isEmpty()) {
            letters.notice(account, "factor-off");
        }
        return pages.redirect(request, AccountPage.PATH + "?done=factor-off");
    }

    ServerResponse newCodes(ServerRequest request) {
        var account = own.account(request);
        var error = own.passwordError(request, account);
        if (error.isPresent()) {
            return pages.refuse(request, NAME, model(request, account), error.get());
        }
        var codes = change(
                account,
                "RECOVERY_CODES_MADE",
                () -> factors.isOn(account.id()) ? factors.newRecoveryCodes(account.id()) : List.of());
        return codes.isEmpty() ? pages.redirect(request, PATH) : showCodes(request, account, codes);
    }

    private List<String> change(Account account, String action, Supplier<List<String>> work) {
        var done = transactions.execute(transaction -> {
            var result = work.get();
            if (!result.isEmpty()) {
                log.own(account.id(), action);
            }
            return result;
        });
        return done == null ? List.of() : done;
    }

    private ServerResponse showCodes(ServerRequest request, Account account, List<String> codes) {
        return pages.show(request, "codes", Map.of("codes", codes, "username", account.username()));
    }

    private Map<String, Object> model(ServerRequest request, Account account) {
        var model = new HashMap<String, Object>();
        boolean on = factors.isOn(account.id());
        model.put("username", account.username());
        model.put("on", on);
        model.put("off", !on);
        if (!on) {
            var secret = secret(request);
            var uri = Totp.uri(secret, pages.text(request, "product"), account.username());
            model.put("qr", QrCode.svg(uri, Texts.escape(pages.text(request, "factor.qr"))));
            model.put("key", String.join(" ", Base32.encode(secret).split("(?<=\\G.{4})")));
        }
        return model;
    }

    private static byte[] secret(ServerRequest request) {
        var session = request.session();
        if (session.getAttribute(SECRET) instanceof byte[] begun) {
            return begun;
        }
        var secret = Totp.newSecret();
        session.setAttribute(SECRET, secret);
        return secret;
    }
}

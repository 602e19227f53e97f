package ru.opora.identity.pages;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;
import ru.opora.identity.FirstStart;
import ru.opora.identity.accounts.Accounts.Account;
import ru.opora.identity.accounts.Links;
import ru.opora.identity.accounts.Passwords;

/** The first page of an empty installation: who administrates it, and the organisation at the top. */
class SetupPage {

    static final String PATH = "/setup";

    private static final String NAME = "setup";
    private static final int LONGEST_NAME = 300;
    private static final int LONGEST_ORGANIZATION = 500;

    private static final List<String> KINDS =
            List.of("REGION", "MUNICIPALITY", "INSTITUTE", "METHODICAL_CENTRE", "SCHOOL", "OTHER");

    /** One for each hour of the country, from west to east. */
    private static final List<String> ZONES = List.of(
            "Europe/Kaliningrad",
            "Europe/Moscow",
            "Europe/Samara",
            "Asia/Yekaterinburg",
            "Asia/Omsk",
            "Asia/Krasnoyarsk",
            "Asia/Irkutsk",
            "Asia/Yakutsk",
            "Asia/Vladivostok",
            "Asia/Magadan",
            "Asia/Kamchatka");

    private final Pages pages;
    private final NewPassword newPassword;
    private final Links links;
    private final FirstStart firstStart;
    private final SignIn signIn;

    SetupPage(
            Pages pages,
            NewPassword newPassword,
            Links links,
            FirstStart firstStart,
            SignIn signIn) {
        this.pages = pages;
        this.newPassword = newPassword;
        this.links = links;
        this.firstStart = firstStart;
        this.signIn = signIn;
    }

    /** What was typed, but for the password. */
    private record Typed(
            String name, String email, String username, String organization, String kind, String timeZone) {}

    ServerResponse show(ServerRequest request) {
        var empty = new Typed("", "", "admin", "", KINDS.get(0), ZONES.get(1));
        return isOpen(request) ? pages.show(request, NAME, model(request, empty)) : pages.gone(request);
    }

    ServerResponse submit(ServerRequest request) {
        if (!isOpen(request)) {
            return pages.gone(request);
        }
        var typed = typed(request);
        var person = account(request, typed, null);
        var error = fieldError(request, typed)
                .or(() -> newPassword.usernameError(request, typed.username, person.id()))
                .or(() -> newPassword.error(request, person, typed.username));
        return error.isPresent()
                ? pages.refuse(request, NAME, model(request, typed), error.get())
                : begin(request, typed);
    }

    private ServerResponse begin(ServerRequest request, Typed typed) {
        var person = account(request, typed, Passwords.hash(Fields.secret(request, "password")));
        var beginning = new FirstStart.Beginning(person, typed.organization, typed.kind, typed.timeZone);
        return firstStart.begin(token(request), beginning) ? signIn.complete(request, person) : pages.gone(request);
    }

    private boolean isOpen(ServerRequest request) {
        return firstStart.isAhead()
                && links.find(token(request))
                        .filter(link -> link.purpose() == Links.Purpose.SETUP)
                        .isPresent();
    }

    private static String token(ServerRequest request) {
        return request.param("token").orElse("");
    }

    private static Typed typed(ServerRequest request) {
        return new Typed(
                Fields.text(request, "name"),
                Fields.text(request, "email"),
                Fields.text(request, "username"),
                Fields.text(request, "organization"),
                Fields.text(request, "kind"),
                Fields.text(request, "timeZone"));
    }

    private Optional<String> fieldError(ServerRequest request, Typed typed) {
        if (typed.name.isEmpty() || typed.name.length() > LONGEST_NAME) {
            return Optional.of(pages.text(request, "setup.error.name"));
        }
        if (!typed.email.isEmpty() && !Fields.isEmail(typed.email)) {
            return Optional.of(pages.text(request, "email.form"));
        }
        return typed.organization.isEmpty()
                        || typed.organization.length() > LONGEST_ORGANIZATION
                        || !KINDS.contains(typed.kind)
                        || !ZONES.contains(typed.timeZone)
                ? Optional.of(pages.text(request, "setup.error.organization"))
                : Optional.empty();
    }

    private static Account account(ServerRequest request, Typed typed, @Nullable String hash) {
        return Account.of(
                UUID.randomUUID(),
                typed.username,
                hash,
                typed.name,
                typed.email.isEmpty() ? null : typed.email,
                Pages.language(request));
    }

    private Map<String, Object> model(ServerRequest request, Typed typed) {
        var model = new HashMap<String, Object>();
        model.put("token", token(request));
        model.put("name", typed.name);
        model.put("email", typed.email);
        model.put("username", typed.username);
        model.put("organization", typed.organization);
        model.put("kinds", options(request, "kind.", KINDS, typed.kind));
        model.put("zones", options(request, "zone.", ZONES, typed.timeZone));
        return model;
    }

    private List<Map<String, Object>> options(
            ServerRequest request, String prefix, List<String> values, String chosen) {
        return values.stream()
                .map(value -> Map.<String, Object>of(
                        "value", value, "label", pages.text(request, prefix + value), "chosen", value.equals(chosen)))
                .toList();
    }
}

package ru.opora.identity.pages;

import static org.springframework.web.servlet.function.RouterFunctions.route;

import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.web.error.ErrorPageRegistrar;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.io.ClassPathResource;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.ServerResponse;
import ru.opora.identity.IdentitySettings;
import ru.opora.identity.InitialAccounts;
import ru.opora.identity.accounts.PasswordCheck;

/** Which address leads to which page. */
@Import({
    CleanParameters.class,
    Pages.class,
    NewPassword.class,
    Guesses.class,
    Own.class,
    SignIn.class,
    FactorPage.class,
    ForgottenPage.class,
    PasswordPage.class,
    AccountPage.class,
    AccountPasswordPage.class,
    AccountFactorPage.class,
    EmailPage.class,
    SetupPage.class,
    ErrorPage.class
})
public class IdentityPages {

    /** The pages for people who are not signed in; all others ask them to. */
    public static final String[] OPEN = {
        LoginPage.PATH,
        FactorPage.PATH,
        ForgottenPage.PATH,
        PasswordPage.INVITATION_PATH,
        PasswordPage.RESET_PATH,
        EmailPage.CONFIRM_PATH,
        SetupPage.PATH,
        ErrorPage.PATH,
        "/assets/**"
    };

    public static final String LOGIN = LoginPage.PATH;

    @Bean
    LoginPage loginPage(
            Pages pages,
            PasswordCheck passwords,
            Guesses guesses,
            SignIn signIn,
            IdentitySettings settings,
            ObjectProvider<InitialAccounts> initial,
            Clock clock) {
        return new LoginPage(
                pages, passwords, guesses, signIn, settings, initial.getIfAvailable(InitialAccounts::none), clock);
    }

    @Bean
    RouterFunction<ServerResponse> waysIn(
            LoginPage login, FactorPage factor, ForgottenPage forgotten, PasswordPage password, SetupPage setup) {
        return route().GET(LoginPage.PATH, login::show)
                .POST(LoginPage.PATH, login::submit)
                .GET(FactorPage.PATH, factor::show)
                .POST(FactorPage.PATH, factor::submit)
                .GET(ForgottenPage.PATH, forgotten::show)
                .POST(ForgottenPage.PATH, forgotten::submit)
                .GET(PasswordPage.INVITATION_PATH, password::show)
                .POST(PasswordPage.INVITATION_PATH, password::submit)
                .GET(PasswordPage.RESET_PATH, password::show)
                .POST(PasswordPage.RESET_PATH, password::submit)
                .GET(SetupPage.PATH, setup::show)
                .POST(SetupPage.PATH, setup::submit)
                .build();
    }

    @Bean
    RouterFunction<ServerResponse> ownAccount(
            AccountPage account, AccountPasswordPage password, AccountFactorPage factor, EmailPage email) {
        return route().GET(AccountPage.PATH, account::show)
                .POST(AccountPage.PATH + "/sessions/end", account::endSession)
                .POST(AccountPage.PATH + "/sessions/end-others", account::endOthers)
                .GET(AccountPasswordPage.PATH, password::show)
                .POST(AccountPasswordPage.PATH, password::submit)
                .GET(AccountFactorPage.PATH, factor::show)
                .POST(AccountFactorPage.PATH, factor::switchOn)
                .GET(AccountFactorPage.PATH + "/*", factor::show) // the language is changed where the form stands
                .POST(AccountFactorPage.PATH + "/off", factor::switchOff)
                .POST(AccountFactorPage.PATH + "/codes", factor::newCodes)
                .GET(EmailPage.PATH, email::show)
                .POST(EmailPage.PATH, email::submit)
                .GET(EmailPage.CONFIRM_PATH, email::showConfirmation)
                .POST(EmailPage.CONFIRM_PATH, email::confirm)
                .build();
    }

    @Bean
    RouterFunction<ServerResponse> assetsAndErrors(ErrorPage error) {
        return route().resources("/assets/**", new ClassPathResource("identity/assets/"))
                .path(ErrorPage.PATH, builder -> builder.route(request -> true, error::show))
                .build();
    }

    /** Instead of the container's own report, which names the software. */
    @Bean
    ErrorPageRegistrar errorPages() {
        return registry -> registry.addErrorPages(new org.springframework.boot.web.error.ErrorPage(ErrorPage.PATH));
    }
}

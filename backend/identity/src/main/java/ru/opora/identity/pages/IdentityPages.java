package ru.opora.identity.pages;

import static org.springframework.web.servlet.function.RouterFunctions.route;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.web.error.ErrorPageRegistrar;
import org.springframework.context.annotation.Bean;
import org.springframework.core.io.ClassPathResource;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.ServerResponse;

/** The pages people see while they sign in, and their style sheet. */
class IdentityPages {

    @Bean
    PageTemplate pageTemplate() {
        return new PageTemplate();
    }

    @Bean
    RouterFunction<ServerResponse> identityRoutes(
            PageTemplate template, IdentitySettings settings, ObjectProvider<InitialAccounts> initial) {
        var login = new LoginPage(template, settings, initial.getIfAvailable(InitialAccounts::none));
        var error = new ErrorPage(template, settings);
        return route().GET(LoginPage.PATH, login::show)
                .resources("/assets/**", new ClassPathResource("identity/assets/"))
                .path(ErrorPage.PATH, builder -> builder.route(request -> true, error::show))
                .build();
    }

    /** Instead of the container's own report, which names the software. */
    @Bean
    ErrorPageRegistrar errorPages() {
        return registry -> registry.addErrorPages(new org.springframework.boot.web.error.ErrorPage(ErrorPage.PATH));
    }
}

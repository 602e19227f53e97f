package ru.opora.demonstration;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;
import ru.opora.platform.configuration.ConfigurationView;
import ru.opora.platform.configuration.DemonstrationAccounts;

/** Tells every client whom it may sign in as: the region is invented, and its passwords are no secret. */
@Component
@ConditionalOnProperty("opora.demo")
class PublishedAccounts implements DemonstrationAccounts {

    private final ConfigurationView.Demonstration published = published();

    @Override
    public ConfigurationView.Demonstration accounts() {
        return published;
    }

    private static ConfigurationView.Demonstration published() {
        Map<String, String> names = DemonstrationData.region().organizations().stream()
                .collect(Collectors.toMap(DemonstrationData.Unit::key, DemonstrationData.Unit::name));
        List<ConfigurationView.User> users = DemonstrationData.accounts().stream()
                .map(account -> new ConfigurationView.User(
                        account.username(),
                        account.password(),
                        account.name(),
                        account.role(),
                        names.getOrDefault(account.organization(), "")))
                .toList();
        return new ConfigurationView.Demonstration(
                users, new ConfigurationView.ApiClient(DemonstrationData.CLIENT_ID, DemonstrationData.CLIENT_SECRET));
    }
}

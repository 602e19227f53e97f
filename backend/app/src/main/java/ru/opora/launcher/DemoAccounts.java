package ru.opora.launcher;

import java.util.List;
import java.util.Set;
import ru.opora.demonstration.DemonstrationData;
import ru.opora.identity.InitialAccounts;

/** The people and the system of the demonstration region as the sign-in service needs them. */
final class DemoAccounts {

    private static final Set<String> SCOPES = Set.of(
            "organizations:read",
            "organizations:write",
            "people:read",
            "people:write",
            "programmes:read",
            "programmes:write",
            "partnerships:read",
            "partnerships:write",
            "roadmaps:read",
            "roadmaps:write",
            "roadmaps:approve",
            "checkpoints:read",
            "checkpoints:report",
            "checkpoints:control",
            "surveys:read",
            "surveys:write",
            "surveys:links",
            "profiles:review",
            "formulas:write",
            "monitoring:read",
            "monitoring:write",
            "monitoring:manage",
            "courses:read",
            "courses:write",
            "courses:enrol",
            "attendance:read",
            "attendance:write",
            "attendance:answer",
            "reports:read",
            "reports:write",
            "visits:read",
            "visits:write",
            "visits:answer",
            "webhooks:manage",
            "reminders:write",
            "audit:read",
            "events:read",
            "metrics:read");

    private DemoAccounts() {}

    static InitialAccounts initial() {
        var accounts = DemonstrationData.accounts().stream()
                .map(account -> new InitialAccounts.Account(
                        account.id(), account.username(), account.password(), account.name(), null))
                .toList();
        return new InitialAccounts(
                accounts,
                List.of(new InitialAccounts.ApiClient(
                        DemonstrationData.CLIENT_ID, DemonstrationData.CLIENT_SECRET, SCOPES)));
    }
}

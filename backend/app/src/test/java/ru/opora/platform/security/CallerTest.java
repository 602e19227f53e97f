package ru.opora.platform.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import ru.opora.platform.security.Caller.Grant;

class CallerTest {

    private final Caller caller = new Caller(
            "вера",
            List.of(
                    new Grant("a.b", Set.of("roadmaps:read", "roadmaps:write")),
                    new Grant("c", Set.of("roadmaps:read")),
                    new Grant("c", Set.of("roadmaps:read", "people:read"))));

    @Test
    void aPermissionHoldsInItsSubtreeOnly() {
        assertThat(caller.may("roadmaps:write", "a.b")).isTrue();
        assertThat(caller.may("roadmaps:write", "a.b.c")).isTrue();
        assertThat(caller.may("roadmaps:write", "a")).isFalse();
        assertThat(caller.may("roadmaps:write", "a.bc")).isFalse();
        assertThat(caller.may("roadmaps:write", "c")).isFalse();
        assertThat(caller.may("people:write", "c")).isFalse();
    }

    @Test
    void theScopeNamesEachSubtreeOnce() {
        assertThat(caller.scope("roadmaps:read")).containsExactly("a.b", "c");
        assertThat(caller.scope("roadmaps:approve")).isEmpty();
        assertThat(caller.permissions()).containsExactlyInAnyOrder("roadmaps:read", "roadmaps:write", "people:read");
    }

    @Test
    void theEmptyPathIsEverything() {
        Caller administrator = new Caller("алиса", List.of(new Grant("", Set.of("roadmaps:read"))));
        assertThat(administrator.may("roadmaps:read", "a.b.c")).isTrue();
        assertThat(administrator.may("roadmaps:write", "a")).isFalse();
    }

    @Test
    void aStrangerMayNothing() {
        assertThat(new Caller("никто", List.of()).may("roadmaps:read", "")).isFalse();
    }
}

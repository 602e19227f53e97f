package ru.opora.monitoring.rounds;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import ru.opora.monitoring.indicators.IndicatorDefinition;

/**
 * A round that the caller sees, for the packages that work with its forms.
 *
 * @param ownerId who measures
 * @param ownerPath where that is today
 * @param regional whether the owner is a region: else the municipality's word is the last
 * @param cells how many cells each school is asked to fill
 */
public record KnownRound(
        UUID id,
        UUID ownerId,
        String ownerPath,
        boolean regional,
        RoundKind kind,
        String title,
        LocalDate opensOn,
        LocalDate closesOn,
        RoundState state,
        int cells,
        List<Measured> indicators) {

    public KnownRound {
        indicators = List.copyOf(indicators);
    }

    /**
     * What it measures.
     *
     * @param id of the copy: cells belong to it
     * @param indicatorId of the catalogue: the same in other rounds
     */
    public record Measured(UUID id, UUID indicatorId, String code, IndicatorDefinition definition) {}

    public Optional<Measured> measured(UUID indicatorId) {
        return indicators.stream()
                .filter(one -> one.indicatorId().equals(indicatorId))
                .findFirst();
    }
}
